import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { baseTables, ORG_PEOPLE, USER_ORGS } from './baseTables.ts';
import type { Sql } from './sqlite.ts';

/** `''` for the tables in use, `next_` for those of a snapshot that is being built beside them. */
export type Layer = '' | 'next_';

type Spec = Readonly<{
  name: string;
  columns: readonly (readonly [string, string])[];
  constraint?: string;
  indexes: readonly (readonly string[])[];
}>;

type BaseName = TableName | 'userOrgs' | 'orgPeople';

/** All of them: what a snapshot builds. */
export const baseNames: readonly BaseName[] = [...tableNames, 'userOrgs', 'orgPeople'];

function specOf(table: BaseName): Spec {
  if (table === 'userOrgs') return USER_ORGS;
  return table === 'orgPeople' ? ORG_PEOPLE : baseTables[table];
}

/** Makes tables of one layer, without their indexes. */
export function createBaseTables(sql: Sql, layer: Layer, names: readonly BaseName[]): void {
  for (const { name, columns, constraint } of names.map(specOf)) {
    const parts = [...columns.map(([column, type]) => `${column} ${type}`), ...(constraint ? [constraint] : [])];
    sql.exec(`CREATE TABLE ${layer}${name} (${parts.join(', ')}) STRICT`);
  }
}

/**
 * The statements that index tables of one layer. An index keeps its name when its table is renamed, so the generation of the
 * snapshot is part of it.
 */
export function baseIndexes(layer: Layer, generation: number, names: readonly BaseName[]): readonly string[] {
  return names.map(specOf).flatMap(({ name, indexes }) =>
    indexes.map((columns, number) => {
      return `CREATE INDEX ${name}_${number}_g${generation} ON ${layer}${name} (${columns.join(', ')})`;
    }),
  );
}

/** Writes rows of one table; a row that is there already is replaced. One statement for all rows is a quarter faster than one for each. */
export function putRows<T extends TableName>(sql: Sql, layer: Layer, table: T, rows: readonly RowOf<T>[]): void {
  if (rows.length === 0) return;
  const { name, columns, values } = baseTables[table];
  const picks = columns.map((_, index) => `value ->> ${index}`);
  sql.run(`INSERT OR REPLACE INTO ${layer}${name} SELECT ${picks.join(', ')} FROM json_each(?)`, [
    JSON.stringify(rows.map(values)),
  ]);
  if (table === 'users') putMemberships(sql, layer, JSON.stringify(rows.map((row) => row.id)));
}

/** Removes rows by id. */
export function dropRows(sql: Sql, table: TableName, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const list = JSON.stringify(ids);
  sql.run(`DELETE FROM ${baseTables[table].name} WHERE id IN (SELECT value FROM json_each(?))`, [list]);
  if (table === 'users') sql.run('DELETE FROM user_orgs WHERE user_id IN (SELECT value FROM json_each(?))', [list]);
}

function putMemberships(sql: Sql, layer: Layer, userIds: string): void {
  sql.run(`DELETE FROM ${layer}user_orgs WHERE user_id IN (SELECT value FROM json_each(?))`, [userIds]);
  sql.run(
    `INSERT OR REPLACE INTO ${layer}user_orgs
     SELECT u.id, o.value, u.role, u.status, u.sort_name
     FROM ${layer}users u JOIN json_each(u.org_ids) o WHERE u.id IN (SELECT value FROM json_each(?))`,
    [userIds],
  );
}
