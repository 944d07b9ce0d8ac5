const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/** A process that lived this long was well; what happens to it next counts from the beginning again. */
export const WELL_AFTER_MS = 60_000;

/** How long to wait before starting again what has died `deaths` times in a row (1 or more). */
export function restartDelay(deaths: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (Math.max(1, deaths) - 1));
}
