import type { Limits } from './limits.ts';
import type { FileTotals, Report, ReportAction, ReportCode, ReportEntry } from './report.ts';

/** What an entry says; without a value where the cell may hold something private. */
export type Finding = {
  readonly column?: string | null;
  readonly code: ReportCode;
  readonly message: string;
  readonly value?: string;
};

/** Collects what happened to one file's rows. A row is skipped or refused at most once; it may be fixed several times. */
export type FileReport = {
  readonly file: string;
  readonly readRow: () => void;
  /** A column that the file calls otherwise: from now on entries name it as the file does. */
  readonly callColumn: (column: string, heading: string) => void;
  readonly note: (action: ReportAction, finding: Finding) => void;
  readonly fixed: (row: number, finding: Finding) => void;
  readonly skipped: (row: number, finding: Finding) => void;
  readonly refused: (row: number, finding: Finding) => void;
  readonly entries: () => readonly ReportEntry[];
  readonly totals: () => FileTotals;
};

/** Long cells say no more than their beginning does. */
const VALUE_LENGTH = 80;

/** A new, empty report of one file. */
export function createFileReport(file: string, limits: Pick<Limits, 'entries'>): FileReport {
  const notes: ReportEntry[] = [];
  const rows: ReportEntry[] = [];
  const fixedRows = new Set<number>();
  const headings = new Map<string, string>();
  let read = 0;
  let skipped = 0;
  let refused = 0;
  let unlisted = 0;

  const shown = ({ column = null }: Finding) => (column === null ? null : (headings.get(column) ?? column));
  const add = (action: ReportAction, row: number, finding: Finding) => {
    if (rows.length < limits.entries) rows.push(entry(file, action, row, { ...finding, column: shown(finding) }));
    else unlisted += 1;
  };

  return {
    file,
    readRow: () => {
      read += 1;
    },
    callColumn: (column, heading) => {
      headings.set(column, heading);
    },
    note: (action, finding) => {
      notes.push(entry(file, action, null, finding));
    },
    fixed: (row, finding) => {
      fixedRows.add(row);
      add('fixed', row, finding);
    },
    skipped: (row, finding) => {
      skipped += 1;
      fixedRows.delete(row);
      add('skipped', row, finding);
    },
    refused: (row, finding) => {
      refused += 1;
      fixedRows.delete(row);
      add('refused', row, finding);
    },
    entries: () => {
      const inOrder = [...rows].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
      if (unlisted === 0) return [...notes, ...inOrder];
      const message = `${unlisted} more entries of this file are not listed; the totals count them.`;
      return [...notes, ...inOrder, entry(file, 'skipped', null, { code: 'moreEntries', message })];
    },
    totals: () => ({ file, read, kept: read - skipped - refused, fixed: fixedRows.size, skipped, refused }),
  };
}

/** One report of several; the first is about the upload as a whole and has no rows to count. */
export function assembleReport(reports: readonly FileReport[]): Report {
  return {
    files: reports.slice(1).map((report) => report.totals()),
    entries: reports.flatMap((report) => report.entries()),
  };
}

function entry(file: string, action: ReportAction, row: number | null, finding: Finding): ReportEntry {
  const { column = null, code, message, value } = finding;
  const base = { file, row, column, code, message, action };
  return value === undefined ? base : { ...base, value: value.slice(0, VALUE_LENGTH) };
}
