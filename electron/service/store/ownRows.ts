import type { Sql, SqlValue } from './sqlite.ts';

/** What only this computer knows, in the order of references; everything else can be downloaded again. */
const OWN_TABLES = [
  'device',
  'change_sets',
  'change_set_unsaved',
  'outbox',
  'outbox_lanes',
  'outbox_history',
  'verdicts',
  'epoch_missing',
  'roster_requests',
] as const;

/** Tables that a store of an earlier version does not have yet. */
const LATER: readonly string[] = ['change_set_unsaved', 'epoch_missing', 'roster_requests'];

export type OwnRows = ReadonlyMap<string, readonly Record<string, SqlValue>[]>;

/** Reads the rows of all own tables; null in a store that nobody has signed in to. Throws where a page cannot be read. */
export function readOwnRows(sql: Sql): OwnRows | null {
  const rows: OwnRows = new Map(OWN_TABLES.map((table) => [table, readTable(sql, table)]));
  return rows.get('device')?.length === 1 ? rows : null;
}

/** Puts them into a store that has none; part of the caller's transaction. */
export function writeOwnRows(sql: Sql, rows: OwnRows): void {
  for (const [table, some] of rows) {
    const columns = Object.keys(some[0] ?? {});
    const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    for (const row of some)
      sql.run(
        statement,
        columns.map((column) => row[column] ?? null),
      );
  }
}

function readTable(sql: Sql, table: string): readonly Record<string, SqlValue>[] {
  if (LATER.includes(table) && !sql.get('SELECT 1 AS yes FROM sqlite_master WHERE name = ?', [table])) return [];
  // Sets are in the order in which they were made, whatever the clock said.
  return sql.all(`SELECT * FROM ${table} ORDER BY ${table === 'change_sets' ? 'rowid' : '1'}`);
}
