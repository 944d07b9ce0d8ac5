import type { Limits } from './limits.ts';
import { createRow, type Row } from './row.ts';
import type { FileMode } from './roster.ts';
import type { Table } from './table.ts';

/** The records of one file by id, where each stood, and the ids a delta file wants removed. */
export type Records<T> = {
  readonly byId: Map<string, T>;
  readonly rowOf: Map<string, number>;
  readonly removed: string[];
};

/** How one kind of record is read. Null from either function: the row has been skipped or refused, with its reason. */
export type RecordReader<T> = {
  /** Is it asked later where a record stood? Among millions, remembering that costs. */
  readonly keepsRows?: boolean;
  readonly id: (row: Row) => string | null;
  readonly build: (row: Row, sourcedId: string) => T | null;
  /** A second row with the same id: may add to the first. Without it, or when it gives null, the row is a duplicate. */
  readonly merge?: (row: Row, first: T, second: T) => T | null;
};

/** Reads every row of a file. In a bulk file the first row of an id counts, in a delta file the last. */
export function readRecords<C extends string, T>(
  table: Table<C> & { readonly at: { readonly status: number } },
  mode: FileMode,
  limits: Limits,
  reader: RecordReader<T>,
): Records<T> {
  const { report } = table;
  const row = createRow(table, limits);
  const statusAt = table.at.status;
  const records: Records<T> = { byId: new Map(), rowOf: new Map(), removed: [] };
  const isDelta = mode === 'delta';
  let filled = 0;

  table.eachRow((cells, number) => {
    row.moveTo(cells, number);
    const status = row.raw(statusAt);
    if (status !== '') filled += 1;
    const leaving = status !== '' && isLeaving(row, statusAt);
    const sourcedId = reader.id(row);
    if (sourcedId === null) return;
    if (leaving) {
      if (isDelta) records.removed.push(sourcedId);
      else row.skipped('status', 'markedDeleted', 'The row is marked as deleted.', status);
      return;
    }
    const record = reader.build(row, sourcedId);
    if (record !== null) admit(records, reader, row, sourcedId, record, isDelta, report);
  });

  if (!isDelta && filled > 0) {
    const message = `“status” has a value in ${filled} rows of a file that lists everything; it may stay empty.`;
    report.note('fixed', { column: 'status', code: 'statusInBulk', message });
  }
  return records;
}

function admit<T>(
  records: Records<T>,
  reader: RecordReader<T>,
  row: Row,
  sourcedId: string,
  record: T,
  isDelta: boolean,
  report: Table<string>['report'],
): void {
  const first = records.byId.get(sourcedId);
  if (first === undefined) {
    records.byId.set(sourcedId, record);
    if (isDelta || reader.keepsRows === true) records.rowOf.set(sourcedId, row.number());
    return;
  }
  const message = 'Another row has the same id and was used.';
  if (isDelta) {
    report.skipped(records.rowOf.get(sourcedId) ?? row.number(), { column: 'sourcedId', code: 'duplicate', message });
    records.byId.set(sourcedId, record);
    records.rowOf.set(sourcedId, row.number());
    return;
  }
  const merged = reader.merge?.(row, first, record) ?? null;
  if (merged === null) row.skipped('sourcedId', 'duplicate', message, sourcedId);
  else records.byId.set(sourcedId, merged);
}

function isLeaving(row: Row, statusAt: number): boolean {
  const status = row.text(statusAt).toLowerCase();
  if (status === 'active' || status === '') return false;
  if (status === 'tobedeleted' || status === 'inactive') return true;
  row.fixed('status', 'valueUnreadable', '“status” is not a word we know; read as active.', status);
  return false;
}
