import { cleanText } from './cleanText.ts';
import { type Columns, isPrivateColumn, UNREAD_COLUMNS } from './columns.ts';
import { editDistance } from './editDistance.ts';
import type { FileReport } from './fileReport.ts';

/** Where each column stands in the rows of one file; -1: nowhere. */
export type Header<C extends string> = {
  readonly at: Readonly<Record<C, number>>;
  readonly width: number;
  readonly privateColumns: readonly { readonly name: string; readonly index: number }[];
  /** Required columns that no heading stands for. */
  readonly missing: readonly string[];
  /** How many headings we know. */
  readonly known: number;
};

/** Finds our columns in a file's first row, whatever their order and however they are spelled, and notes what was odd. */
export function readHeader<C extends string>(
  cells: readonly string[],
  columns: Readonly<Record<C, Columns[string]>>,
  report: FileReport,
): Header<C> {
  const headings = cells.map(cleanText);
  const keys = Object.keys(columns) as C[];
  const found = new Map<C, number>();
  const taken = new Set<number>();
  const take = (key: C, matches: (heading: string) => boolean) => {
    if (found.has(key)) return;
    const index = headings.findIndex((heading, at) => !taken.has(at) && matches(heading));
    if (index === -1) return;
    found.set(key, index);
    taken.add(index);
    const name = columns[key].names[0];
    if (headings[index] !== name) noteRenamed(report, headings[index] ?? '', key, name);
  };
  // From the surest match to the least sure, so that a misspelling never takes the place of the right word.
  for (const key of keys) take(key, (heading) => heading === columns[key].names[0]);
  for (const key of keys) take(key, (heading) => columns[key].names.some((name) => sameLetters(name, heading)));
  for (const key of keys) take(key, (heading) => isMisspelling(heading, columns[key].names[0]));

  noteLeftOvers(headings, taken, report);
  return {
    at: Object.fromEntries(keys.map((key) => [key, found.get(key) ?? -1])) as Record<C, number>,
    width: headings.length,
    privateColumns: headings.flatMap((name, index) =>
      !taken.has(index) && isPrivateColumn(name) ? [{ name, index }] : [],
    ),
    missing: keys.filter((key) => columns[key].required && !found.has(key)).map((key) => columns[key].names[0]),
    known: found.size,
  };
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}

function sameLetters(name: string, heading: string): boolean {
  return letters(name) === letters(heading);
}

function isMisspelling(heading: string, name: string): boolean {
  const written = letters(heading);
  const meant = letters(name);
  if (written.length < 4 || isOther(heading) || Math.abs(written.length - meant.length) > 2) return false;
  return editDistance(written, meant) <= (meant.length >= 9 ? 2 : 1);
}

/** A heading that means something else, so it cannot be a misspelling of ours. */
function isOther(heading: string): boolean {
  return UNREAD_COLUMNS.has(heading) || heading.startsWith('metadata.') || isPrivateColumn(heading);
}

function noteRenamed(report: FileReport, heading: string, key: string, name: string): void {
  report.callColumn(key, heading);
  const message = `The column “${heading}” was read as “${name}”.`;
  report.note('fixed', { column: heading, code: 'headerRenamed', message });
}

function noteLeftOvers(headings: readonly string[], taken: ReadonlySet<number>, report: FileReport): void {
  headings.forEach((heading, index) => {
    if (taken.has(index)) return;
    if (heading === '') {
      const message = `Column ${index + 1} has no heading and was not read.`;
      report.note('skipped', { code: 'headerBlank', message });
    } else if ([...taken].some((at) => headings[at] === heading)) {
      const message = `The column “${heading}” is there twice; the first was read.`;
      report.note('skipped', { column: heading, code: 'headerRepeated', message });
    } else if (!isOther(heading)) {
      const message = `The column “${heading}” is not one we know and was not read.`;
      report.note('skipped', { column: heading, code: 'headerUnknown', message });
    }
  });
}
