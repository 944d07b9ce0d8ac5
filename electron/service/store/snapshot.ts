import type { SnapshotHead } from '../../../shared/contract/pull.ts';
import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { baseIndexes, baseNames, createBaseTables, putRows, type BaseIndex } from './baseSql.ts';
import { baseTables, replacedTables } from './baseTables.ts';
import { markPulled, readDevice } from './device.ts';
import { derivedSteps } from './derived/buildDerived.ts';
import { addMemberships } from './derived/memberships.ts';
import { searchedIn } from './derived/searchedIn.ts';
import { addSearchKeys } from './derived/searchKeys.ts';
import { endServedWaits } from './endWaits.ts';
import { noteMissing } from './epochMissing.ts';
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
    put: (table, rows) => unhurried(sql, () => put(sql, table, rows)),
    finish: () =>
      [...indexSteps(sql, generation), ...derivedSteps(sql, 'next_').map((step) => () => sql.write(step))].map(
        (step) => () => unhurried(sql, step),
      ),
    swap: (asker, head, at) => isWhole(sql, head) && swap(sql, asker, head, generation, at),
    clear: () => leftovers(sql),
  };
}

/** What can be downloaded again needs no fsync of its own: that of the swap, or of the next edit, takes it along. */
function unhurried(sql: Sql, work: () => void): void {
  sql.all('PRAGMA synchronous = NORMAL');
  try {
    work();
  } finally {
    sql.all('PRAGMA synchronous = FULL');
  }
}

function put<T extends TableName>(sql: Sql, table: T, rows: readonly RowOf<T>[]): void {
  sql.write(() => {
    const first = putRows(sql, 'next_', table, rows);
    addSearchKeys(sql, 'next_', searchedIn(table, rows, first));
    if (table === 'users') addMemberships(sql, 'next_', rows as readonly RowOf<'users'>[]);
  });
}

/** Tables whose indexes take a while each, and whose pages are many to give back; the others are done in one step. */
const LARGE: readonly string[] = ['users', 'classes', 'enrollments', 'assignments', 'user_orgs', 'search_keys'];

const isLarge = (table: string): boolean => LARGE.includes(table.replace(/^(next|old)_/, ''));

function indexSteps(sql: Sql, generation: number): readonly (() => void)[] {
  const indexes = baseIndexes('next_', generation, baseNames);
  const small = indexes.filter(({ table }) => !isLarge(table));
  return [
    () => small.forEach((index) => createIndex(sql, index)),
    ...indexes.filter(({ table }) => isLarge(table)).map((index) => () => createIndex(sql, index)),
  ];
}

/** Made last, over all rows at once: kept up row by row, the indexes took nine tenths of a first download (decision 0037). */
function createIndex(sql: Sql, { statement, table, unique }: BaseIndex): void {
  const create = (): void => sql.write(() => sql.exec(statement));
  try {
    create();
  } catch (error) {
    if (unique === null || !isConstraint(error)) throw error;
    // A row that was sent twice: the later one counts, as it would have with the index there.
    const columns = unique.join(', ');
    sql.write(() =>
      sql.exec(`DELETE FROM ${table} WHERE rowid NOT IN (SELECT MAX(rowid) FROM ${table} GROUP BY ${columns})`),
    );
    create();
  }
}

function swap(sql: Sql, asker: Asker, head: SnapshotHead, generation: number, at: number): boolean {
  sql.write(() => {
    dropViews(sql);
    putInPlace(sql);
    createViews(sql);
    const lanes = liveLanes(sql);
    noteMissing(sql, head, new Date(at).toISOString());
    markPulled(sql, head, at);
    sql.run('UPDATE device SET generation = ?, snapshot_wanted = 0', [generation]);
    closeIncluded(sql, head.closed);
    endServedWaits(sql, new Date(at).toISOString());
    repredict(sql, asker, lanes);
  });
  return true;
}

/** No view or trigger names a base table now: a renaming that looks through all of them takes half as long again. */
function putInPlace(sql: Sql): void {
  sql.all('PRAGMA legacy_alter_table = ON');
  try {
    for (const table of replacedTables) {
      // Each renaming reads the whole schema again; giving back the pages of a large table takes longer still.
      sql.exec(isLarge(table) ? `ALTER TABLE ${table} RENAME TO old_${table}` : `DROP TABLE ${table}`);
      sql.exec(`ALTER TABLE next_${table} RENAME TO ${table}`);
    }
  } finally {
    sql.all('PRAGMA legacy_alter_table = OFF');
  }
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
  const drop = (tables: readonly { name: string }[]) => () =>
    sql.write(() => tables.forEach(({ name }) => sql.exec(`DROP TABLE ${name}`)));
  const small = names.filter(({ name }) => !isLarge(name));
  const large = names.filter(({ name }) => isLarge(name));
  return [...(small.length > 0 ? [drop(small)] : []), ...large.map((table) => drop([table]))];
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}
