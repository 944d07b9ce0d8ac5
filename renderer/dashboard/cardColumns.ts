/** The most cards that ever stand side by side. */
const MOST = 6;
/** With few cards a row has room for as many as this, so that a card does not grow as wide as the window. */
const FEWEST = 3;

/** How many of so many cards stand in a row when `most` fit: spread evenly, so that seven are four and three, not six and one. */
export function cardColumns(count: number, most: number): number {
  const rows = Math.ceil(count / most);
  const inRow = rows === 0 ? 1 : Math.ceil(count / rows);
  return Math.max(Math.min(most, FEWEST), inRow);
}

/** The same for every width, as custom properties that the style sheet chooses from: `--fit-1` … */
export function cardColumnProperties(count: number): Readonly<Record<`--fit-${number}`, number>> {
  return Object.fromEntries(
    Array.from({ length: MOST }, (_, at) => [`--fit-${at + 1}`, cardColumns(count, at + 1)]),
  ) as Readonly<Record<`--fit-${number}`, number>>;
}
