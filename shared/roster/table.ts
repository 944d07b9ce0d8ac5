import { cleanText } from './cleanText.ts';
import type { Columns } from './columns.ts';
import { forEachRow, guessDelimiter, withLineFeeds } from './csvRows.ts';
import { decodeText } from './decodeText.ts';
import type { FileReport } from './fileReport.ts';
import { type Header, readHeader } from './header.ts';
import type { Limits } from './limits.ts';
import type { Fatal } from './report.ts';
import type { RosterFile } from './roster.ts';

/** An opened CSV file whose columns are known. */
export type Table<C extends string> = {
  readonly report: FileReport;
  /** Where each column stands in `cells`; -1 when the file does not have it. */
  readonly at: Readonly<Record<C, number>>;
  /** How many headings there are. */
  readonly width: number;
  /** Visits every row that has something in it and is whole. */
  readonly eachRow: (visit: (cells: readonly string[], row: number) => void) => void;
};

export type OpenedTable<C extends string> =
  | { readonly ok: true; readonly table: Table<C> }
  | { readonly ok: false; readonly fatal: Fatal };

/** Opens a file: decodes it, finds delimiter and header, and fails here if it cannot be what it should be. */
export function openTable<C extends string>(
  file: RosterFile,
  columns: Readonly<Record<C, Columns[string]>>,
  report: FileReport,
  limits: Limits,
): OpenedTable<C> {
  const fail = (code: Fatal['code'], message: string): OpenedTable<C> => ({
    ok: false,
    fatal: { code, file: file.name, message },
  });
  const content = typeof file.text === 'function' ? file.text() : file.text;
  if (content.length > limits.fileLength) return fail('fileTooLarge', `${file.name} is too large to be read.`);
  const decoded = decodeText(content);
  if (!decoded.ok) return fail('notCsv', `${file.name} is ${decoded.looksLike}, not a CSV file. Save it as CSV.`);
  const text = withLineFeeds(decoded.text);
  if (text.trim() === '') return fail('emptyFile', `${file.name} is empty: it has not even a row of headings.`);
  if (countLines(text, limits.rows) > limits.rows) return fail('tooManyRows', `${file.name} has too many rows.`);

  const delimiter = guessDelimiter(text);
  const head = readHead(text, delimiter);
  if (head === null || head.cells.length > limits.columns) return fail('notCsv', `${file.name} is not a CSV file.`);
  const header = readHeader(head.cells, columns, report);
  if (header.known === 0) return fail('noKnownHeader', noKnownHeader(file.name, columns));
  if (header.missing.length > 0) {
    const names = header.missing.map((name) => `“${name}”`).join(', ');
    return fail('columnMissing', `${file.name} lacks the column ${names}, so none of its rows can be read.`);
  }
  noteDialect(report, decoded.note, delimiter);
  const eachRow = (visit: (cells: readonly string[], row: number) => void) =>
    visitWholeRows({ text, delimiter, headerRow: head.row, longest: head.width }, header, report, visit);
  return { ok: true, table: { report, at: header.at, width: header.width, eachRow } };
}

function visitWholeRows<C extends string>(
  source: { readonly text: string; readonly delimiter: string; readonly headerRow: number; readonly longest: number },
  header: Header<C>,
  report: FileReport,
  visit: (cells: readonly string[], row: number) => void,
): void {
  const filled = header.privateColumns.map(() => 0);
  const { text, delimiter, headerRow, longest } = source;
  forEachRow(text, delimiter, (cells, row, broken) => {
    if (row <= headerRow || isBlank(cells)) return;
    report.readRow();
    if (broken) {
      const message = 'A quotation mark in this row is opened and not closed, or closed and not opened.';
      report.refused(row, { code: 'brokenQuotes', message });
      return;
    }
    if (cells.length > longest || (cells.length > header.width && !isBlank(cells.slice(header.width)))) {
      const message = 'The row has more cells than there are headings; a comma may lack its quotation marks.';
      report.refused(row, { code: 'extraCells', message });
      return;
    }
    // Only whether there is something, never what.
    header.privateColumns.forEach(({ index }, at) => {
      if (cells[index]) filled[at] = (filled[at] ?? 0) + 1;
    });
    visit(cells, row);
  });
  header.privateColumns.forEach(({ name }, at) => {
    if (!filled[at]) return;
    const message = `The column “${name}” is private. It was not read, and is better left out of the file.`;
    report.note('skipped', { column: name, code: 'privateColumn', message });
  });
}

function isBlank(cells: readonly string[]): boolean {
  return !cells[0] && cells.every((cell) => cell.trim() === '');
}

/** The header is the first row that holds anything. `width`: how many cells a row may have. */
function readHead(text: string, delimiter: string): { cells: readonly string[]; row: number; width: number } | null {
  const start = text.search(/\S/);
  const before = text.slice(0, start).split('\n').length - 1;
  const head = text.slice(text.lastIndexOf('\n', start) + 1, start + 65_536);
  const records: { readonly cells: readonly string[]; readonly broken: boolean }[] = [];
  forEachRow(head, delimiter, (cells, _row, broken) => records.push({ cells, broken }));
  const [first, ...rest] = records;
  if (first === undefined || first.broken) return null;
  // Some systems end every row, but not the header, with a comma. One row with a cell too many is another matter.
  const longer = rest.filter(({ cells }) => cells.length > first.cells.length).map(({ cells }) => cells.length);
  const isUsual = longer.length > 2 && longer.length > rest.length / 2;
  return { cells: first.cells, row: before + 1, width: isUsual ? Math.min(...longer) : first.cells.length };
}

function countLines(text: string, enough: number): number {
  if (text.length <= enough) return 0;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && lines <= enough; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function noKnownHeader(file: string, columns: Readonly<Record<string, Columns[string]>>): string {
  const names = Object.values(columns).filter((column) => column.required);
  const list = names.map((column) => cleanText(column.names[0])).join(', ');
  return `The first row of ${file} has none of the headings that belong there (${list}).`;
}

function noteDialect(report: FileReport, encoding: 'utf-16' | 'windows-1252' | 'damaged' | null, delimiter: string) {
  if (encoding === 'damaged') {
    const message = 'Some characters of this file are damaged and show as �. Export it again as UTF-8.';
    report.note('fixed', { code: 'encoding', message });
  } else if (encoding !== null) {
    report.note('fixed', { code: 'encoding', message: `The file is not in UTF-8; it was read as ${encoding}.` });
  }
  if (delimiter !== ',') {
    const name = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[delimiter] ?? delimiter;
    report.note('fixed', { code: 'delimiter', message: `The cells are separated by ${name}, not commas; read so.` });
  }
}
