import { cleanText, hasUnwanted } from './cleanText.ts';
import { parseDate } from './dates.ts';
import type { Limits } from './limits.ts';
import type { ReportCode } from './report.ts';
import type { Table } from './table.ts';

/**
 * The row being read. One object serves a whole file, moved from row to row, for there may be millions.
 * Columns are given by their place in the row (-1: the file does not have it) and, for the report, by name.
 */
export type Row = {
  readonly moveTo: (cells: readonly string[], number: number) => void;
  readonly number: () => number;
  /** The cell cleaned; empty when there is none. */
  readonly text: (index: number) => string;
  /** The cell exactly as it stands. */
  readonly raw: (index: number) => string;
  /** A text that must be there and may not be too long; null when the row was refused for it. */
  readonly required: (index: number, column: string, length: number) => string | null;
  /** A text that may be missing; cut off when it is too long. */
  readonly optional: (index: number, column: string) => string | null;
  readonly date: (index: number, column: string) => string | null;
  readonly flag: (index: number, column: string, otherwise: boolean) => boolean;
  /** The ids in a cell, separated by commas. */
  readonly list: (index: number) => readonly string[];
  readonly fixed: (column: string | null, code: ReportCode, message: string, value?: string) => void;
  readonly skipped: (column: string | null, code: ReportCode, message: string, value?: string) => null;
  readonly refused: (column: string | null, code: ReportCode, message: string, value?: string) => null;
};

const NONE: readonly string[] = [];

/** A cursor over the rows of one file. */
export function createRow({ report, width }: Pick<Table<string>, 'report' | 'width'>, limits: Limits): Row {
  let cells: readonly string[] = NONE;
  let number = 0;

  const raw = (index: number) => (index < 0 ? '' : (cells[index] ?? ''));
  const text = (index: number) => cleanText(raw(index));
  // In a row that is too short the cells may have moved: what stands under "grades" may be a password.
  const finding = (column: string | null, code: ReportCode, message: string, value?: string) =>
    value === undefined || cells.length < width ? { column, code, message } : { column, code, message, value };

  const row: Row = {
    moveTo: (nextCells, nextNumber) => {
      cells = nextCells;
      number = nextNumber;
    },
    number: () => number,
    raw,
    text,
    required: (index, column, length) => {
      const value = text(index);
      if (value === '') return row.refused(column, 'valueMissing', `“${column}” is empty.`);
      if (value.length > length) {
        return row.refused(column, 'cellTooLong', `“${column}” has more than ${length} characters.`);
      }
      noteUnwanted(row, raw(index), column);
      return value;
    },
    optional: (index, column) => {
      const value = text(index);
      if (value.length > limits.textLength) {
        row.fixed(column, 'cellTooLong', `“${column}” was cut off after ${limits.textLength} characters.`);
        return cleanText(value.slice(0, limits.textLength));
      }
      noteUnwanted(row, raw(index), column);
      return value === '' ? null : value;
    },
    date: (index, column) => {
      const value = text(index);
      if (value === '') return null;
      const parsed = parseDate(value);
      if (parsed === null) {
        row.fixed(column, 'valueUnreadable', `“${column}” is not a date; left empty.`, value);
        return null;
      }
      if (parsed.fixed) row.fixed(column, 'dateRewritten', `The date was read as ${parsed.date}.`, value);
      return parsed.date;
    },
    flag: (index, column, otherwise) => {
      const value = text(index).toLowerCase();
      if (value === '') return otherwise;
      if (TRUE.has(value)) return true;
      if (FALSE.has(value)) return false;
      row.fixed(column, 'valueUnreadable', `“${column}” is neither true nor false; read as ${otherwise}.`, value);
      return otherwise;
    },
    list: (index) => {
      const value = text(index);
      if (value === '') return NONE;
      if (!value.includes(',')) return [value];
      const parts = value.split(',').map(cleanText);
      return [...new Set(parts)].filter((part) => part !== '');
    },
    fixed: (column, code, message, value) => report.fixed(number, finding(column, code, message, value)),
    skipped: (column, code, message, value) => {
      report.skipped(number, finding(column, code, message, value));
      return null;
    },
    refused: (column, code, message, value) => {
      report.refused(number, finding(column, code, message, value));
      return null;
    },
  };
  return row;
}

const TRUE: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 't']);
const FALSE: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', 'f']);

function noteUnwanted(row: Row, raw: string, column: string): void {
  if (hasUnwanted(raw)) row.fixed(column, 'controlCharacters', `Invisible characters in “${column}” were taken out.`);
}
