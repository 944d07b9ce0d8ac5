import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { storeFault } from './storeFault.ts';
import { openSql, type Sql, type SqlValue } from './sqlite.ts';

/** In the order of their references. */
const TABLES = [
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

type Rows = readonly Record<string, SqlValue>[];

/**
 * Carries device, outbox, history and verdicts of a damaged store into a new one, all or nothing: the frozen bytes
 * name the device's numbers, so a part of them would be worse than none. Returns how many unsent changes came over.
 */
export function salvage(path: string, key: string, into: Sql): number {
  const found = readAll(path, key);
  if (!found) return 0;
  try {
    return carryOver(found, into);
  } catch (error) {
    if (storeFault(error) === 'cannotWrite') throw error;
    // What was read does not hold together: the file stays aside as it is.
    return 0;
  }
}

function carryOver(found: readonly Rows[], into: Sql): number {
  return into.write(() => {
    for (const [index, table] of TABLES.entries()) insertAll(into, table, found[index] ?? []);
    // The roster is downloaded anew; only then does the view show what is pending.
    into.run(
      "UPDATE device SET cursor = NULL, snapshot_wanted = 1, closed_floor = 0, closed_seqs = '[]', generation = 0",
    );
    const row = into.get<{ n: number }>(
      "SELECT COUNT(*) AS n FROM outbox WHERE state IN ('queued', 'sending', 'unknown')",
    );
    return row?.n ?? 0;
  });
}

/** Reads a copy: opening the file itself would fold its journal into it, and it is to stay as it was found. */
function readAll(path: string, key: string): readonly Rows[] | null {
  const copy = `${path}.reading`;
  let sql: Sql | null = null;
  try {
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    const open = openSql(copy, key);
    sql = open;
    const tables = TABLES.map((table): Rows => {
      if (LATER.includes(table) && !open.get('SELECT 1 AS yes FROM sqlite_master WHERE name = ?', [table])) return [];
      // Sets are in the order in which they were made, whatever the clock said.
      return open.all(`SELECT * FROM ${table} ORDER BY ${table === 'change_sets' ? 'rowid' : '1'}`);
    });
    return (tables[0]?.length ?? 0) === 1 ? tables : null;
  } catch {
    return null;
  } finally {
    sql?.close();
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
}

function insertAll(sql: Sql, table: string, rows: Rows): void {
  const columns = Object.keys(rows[0] ?? {});
  const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  for (const row of rows)
    sql.run(
      statement,
      columns.map((column) => row[column] ?? null),
    );
}
