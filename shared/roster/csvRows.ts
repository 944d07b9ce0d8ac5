import Papa from 'papaparse';

/** Called for every record with its number as a spreadsheet shows it, from 1. `broken`: its quotes do not close. */
export type VisitRow = (cells: readonly string[], row: number, broken: boolean) => void;

/** Parsed at a time: enough to be fast, little enough that the cells of a huge file never exist all at once. */
const SLICE_LENGTH = 1 << 17;

/** A quoted cell may run over a few lines (an address); one that runs over more is a quote that was never closed. */
const LINES_IN_CELL = 20;

/** Makes every line end a `\n` when the file has no other (old Macintosh files); slices mend the rest as they come. */
export function withLineFeeds(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

/** The delimiter of the first line that holds anything: comma, else semicolon, tab or bar. */
export function guessDelimiter(text: string): string {
  const line = /[^\r\n]*\S[^\r\n]*/.exec(text.slice(0, 65_536))?.[0] ?? '';
  const unquoted = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => unquoted.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Visits every record of a CSV text. A record whose quotes are broken costs itself, never the records after it. */
export function forEachRow(text: string, delimiter: string, visit: VisitRow): void {
  let row = 0;
  for (let start = 0; start < text.length;) {
    const end = sliceEnd(text, start);
    row = visitSlice(text.slice(start, end), delimiter, row, visit);
    start = end + 1;
  }
}

function visitSlice(text: string, delimiter: string, before: number, visit: VisitRow): number {
  // The cut took the line feed of the last line and left its return.
  const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
  const newline = lineEndOf(whole);
  const slice = newline === null ? whole.replace(/\r\n?/g, '\n') : whole;
  const parsed = Papa.parse<string[]>(slice, { delimiter, newline: newline ?? '\n' });
  const suspicious = slice.includes('"') && (parsed.errors.length > 0 || parsed.data.some(hasEndlessCell));
  if (suspicious) return visitLineByLine(slice.replaceAll('\r\n', '\n'), delimiter, before, visit);
  let row = before;
  for (const cells of parsed.data) {
    row += 1;
    visit(cells, row, false);
  }
  return row;
}

/** The one line end of a text; null when they are mixed. */
function lineEndOf(text: string): '\n' | '\r\n' | null {
  if (!text.includes('\r')) return '\n';
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? null : '\r\n';
}

function hasEndlessCell(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.length > LINES_IN_CELL && cell.split('\n').length > LINES_IN_CELL);
}

/** The careful way, for a slice with broken quotes: each record is the fewest lines that parse cleanly. */
function visitLineByLine(slice: string, delimiter: string, before: number, visit: VisitRow): number {
  const lines = slice.split('\n');
  let row = before;
  for (let index = 0; index < lines.length;) {
    const record = recordAt(lines, index, delimiter);
    row += 1;
    visit(record?.cells ?? [lines[index] ?? ''], row, record === null);
    index += record?.lines ?? 1;
  }
  return row;
}

function recordAt(lines: readonly string[], first: number, delimiter: string) {
  let text = lines[first] ?? '';
  if (!text.includes('"')) return { cells: text.split(delimiter), lines: 1 };
  for (let count = 1; count <= LINES_IN_CELL; count += 1) {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
    const cells = data[0];
    if (errors.length === 0 && data.length === 1 && cells !== undefined) return { cells, lines: count };
    const next = lines[first + count];
    if (next === undefined) return null;
    text += `\n${next}`;
  }
  return null;
}

/** Where to cut: at a line end that is not inside quotes, as far as counting them can tell. */
function sliceEnd(text: string, start: number): number {
  if (text.length - start <= SLICE_LENGTH) return text.length;
  const last = text.lastIndexOf('\n', start + SLICE_LENGTH);
  const end = last > start ? last : lineEnd(text, start + SLICE_LENGTH);
  let quotes = countQuotes(text, start, end);
  let candidate = end;
  for (let tries = 0; quotes % 2 === 1 && tries < LINES_IN_CELL && candidate < text.length; tries += 1) {
    const next = lineEnd(text, candidate + 1);
    quotes += countQuotes(text, candidate, next);
    candidate = next;
  }
  return quotes % 2 === 0 ? candidate : end;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function countQuotes(text: string, start: number, end: number): number {
  // Searched in the piece alone: in the whole text, each search would run on to the next quote, perhaps far away.
  const piece = text.slice(start, end);
  let count = 0;
  for (let at = piece.indexOf('"'); at !== -1; at = piece.indexOf('"', at + 1)) count += 1;
  return count;
}
