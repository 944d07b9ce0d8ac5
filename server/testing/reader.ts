import type { ChangesResponse, Closed } from '../../shared/contract/pull.ts';
import { tableNames, type TableName } from '../../shared/contract/rows.ts';
import type { Json, TestDevice } from './testDevice.ts';

/** A client's copy of what it may see, kept up by deltas. */
export type Reader = { device: TestDevice; cursor: string; closed: Closed; rows: Record<TableName, Map<string, Json>> };

/** Starts with a snapshot. */
export async function createReader(device: TestDevice): Promise<Reader> {
  const { head, rows } = await device.snapshot();
  const byId = tableNames.map((table) => [table, new Map(rows[table].map((row) => [String(row['id']), row]))]);
  return { device, cursor: head.cursor, closed: head.closed, rows: Object.fromEntries(byId) as Reader['rows'] };
}

/** Takes in one delta, as a client does: upserts by id, then what is gone. */
export function applyChanges(reader: Reader, changes: ChangesResponse): void {
  for (const table of tableNames) {
    for (const row of changes.rows[table]) reader.rows[table].set(row.id, row);
    for (const id of changes.gone[table]) reader.rows[table].delete(id);
  }
  reader.cursor = changes.cursor;
  reader.closed = changes.closed;
}
