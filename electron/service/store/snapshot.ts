import type { SnapshotHead } from '../../../shared/contract/pull.ts';
import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { baseIndexes, baseNames, createBaseTables, putRows } from './baseSql.ts';
import { baseTables, replacedTables } from './baseTables.ts';
import { markPulled, readDevice } from './device.ts';
import { endServedWaits } from './endWaits.ts';
import { recountPeople } from './orgPeople.ts';
import { closeIncluded } from './pull.ts';
import type { Asker } from './readWorld.ts';
import { liveLanes, repredict } from './repredict.ts';
import type { Sql } from './sqlite.ts';
import { createViews, dropViews } from './views.ts';

/**
 * A snapshot in the making: whole tables beside those in use. Each step is a commit of its own, so that edits are
 * saved meanwhile; nothing of it shows until `swap`.
 */
export type SnapshotBuild = Readonly<{
  put: <T extends TableName>(table: T, rows: readonly RowOf<T>[]) => void;
  /** Work to do between the last rows and the swap, in short pieces. */
  finish: () => readonly (() => void)[];
  /** False when the tables do not hold what the head announced: then nothing was altered. `at`: when it came. */
  swap: (asker: Asker, head: SnapshotHead, at: number) => boolean;
  /** Removes what is left over: an unfinished build, or the tables that were replaced. */
  clear: () => readonly (() => void)[];
}>;

export function beginSnapshot(sql: Sql): SnapshotBuild {
  for (const step of leftovers(sql)) step();
  const generation = readDevice(sql).generation + 1;
  sql.write(() => createBaseTables(sql, 'next_', baseNames));
  return {
    put: (table, rows) => sql.write(() => putRows(sql, 'next_', table, rows)),
    finish: () => [
      ...baseIndexes('next_', generation, baseNames).map((index) => () => sql.write(() => sql.exec(index))),
      () => recountPeople(sql, 'next_'),
    ],
    swap: (asker, head, at) => isWhole(sql, head) && swap(sql, asker, head, generation, at),
    clear: () => leftovers(sql),
  };
}

function swap(sql: Sql, asker: Asker, head: SnapshotHead, generation: number, at: number): boolean {
  sql.write(() => {
    const { epoch } = readDevice(sql);
    dropViews(sql);
    for (const table of replacedTables) {
      sql.exec(`ALTER TABLE ${table} RENAME TO old_${table}`);
      sql.exec(`ALTER TABLE next_${table} RENAME TO ${table}`);
    }
    createViews(sql);
    markPulled(sql, head, at);
    sql.run('UPDATE device SET generation = ?, snapshot_wanted = 0', [generation]);
    const lanes = liveLanes(sql);
    closeIncluded(sql, head.closed);
    if (epoch !== null && epoch !== head.epoch) endLost(sql);
    endServedWaits(sql, new Date(at).toISOString());
    repredict(sql, asker, lanes);
  });
  return true;
}

/** What a restored server has confirmed and no longer knows is not so: its rows show what is. */
function endLost(sql: Sql): void {
  sql.run("UPDATE outbox SET live = 0 WHERE live = 1 AND state IN ('applied', 'noop')");
}

function isWhole(sql: Sql, head: SnapshotHead): boolean {
  return tableNames.every((table) => {
    const row = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM next_${baseTables[table].name}`);
    return row?.n === head.checks[table].count;
  });
}

function leftovers(sql: Sql): readonly (() => void)[] {
  const names = sql.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND (name LIKE 'next\\_%' ESCAPE '\\' OR name LIKE 'old\\_%' ESCAPE '\\')",
  );
  return names.map(
    ({ name }) =>
      () =>
        sql.write(() => sql.exec(`DROP TABLE ${name}`)),
  );
}
