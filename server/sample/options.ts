/** What the generator is asked for. */
export type GenerateOptions = {
  readonly students: number;
  readonly seed: string;
  readonly out: string;
  readonly today: string;
};

/** The day a district is made for when none is named: fixed, so that the same seed gives the same bytes for ever. */
export const USUAL_DAY = '2026-10-05';

export const USAGE = `Usage: npm run generate -- --students N --seed S --out DIR [--today YYYY-MM-DD]

  --students  how many students, 1 to 2,000,000
  --seed      any text; the same seed (and day) gives the same bytes
  --out       the folder to write roster.zip, products.csv, licenses.csv and assignments.csv into
  --today     the day the district is made for, which places its school year and terms (${USUAL_DAY})`;

const MOST_STUDENTS = 2_000_000;

/** Reads the command line; a text instead of options says what is wrong with it. */
export function parseOptions(args: readonly string[]): GenerateOptions | string {
  const values = new Map<string, string>([
    ['seed', '1'],
    ['today', USUAL_DAY],
  ]);
  for (let index = 0; index < args.length; index += 1) {
    const [, name = '', joined] = /^--(students|seed|out|today)(?:=(.*))?$/.exec(args[index] ?? '') ?? [];
    if (name === '') return `“${args[index]}” is not an option.`;
    const value = joined ?? args[(index += 1)];
    if (value === undefined || value === '') return `--${name} needs a value.`;
    values.set(name, value);
  }
  const students = Number(values.get('students'));
  if (!Number.isInteger(students) || students < 1 || students > MOST_STUDENTS) {
    return `--students must be a whole number from 1 to ${MOST_STUDENTS}.`;
  }
  const out = values.get('out');
  if (out === undefined) return '--out must name a folder.';
  const today = values.get('today') ?? USUAL_DAY;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today))) {
    return '--today must be a day, as 2026-10-05.';
  }
  return { students, seed: values.get('seed') ?? '1', out, today };
}
