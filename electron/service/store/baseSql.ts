import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { baseTables } from './baseTables.ts';
import { derivedTables, type Column, type DerivedName } from './derived/derivedTables.ts';
import type { Layer } from './layer.ts';
import { looseColumns } from './news.ts';
import type { Sql } from './sqlite.ts';

type Spec = Readonly<{
  name: string;
  columns: readonly Column[];
  unique: readonly (readonly string[])[];
  indexes: readonly (readonly string[])[];
  partial?: readonly Readonly<{ columns: readonly string[]; where: string }>[];
}>;

type BaseName = TableName | DerivedName;

const specs: Readonly<Record<BaseName, Spec>> = { ...baseTables, ...derivedTables };

/** All of them: what a snapshot builds. */
export const baseNames: readonly BaseName[] = [...tableNames, ...(Object.keys(derivedTables) as DerivedName[])];

/** Makes tables of one layer, without their indexes. */
export function createBaseTables(sql: Sql, layer: Layer, names: readonly BaseName[]): void {
  for (const { name, columns } of names.map((table) => specs[table])) {
    const parts = columns.map(([column, type]) => `${column} ${type}`);
    sql.exec(`CREATE TABLE ${layer}${name} (${parts.join(', ')}) STRICT`);
  }
}

/** One index to be made; `unique`: the columns in which no two rows may be the same. */
export type BaseIndex = Readonly<{ statement: string; table: string; unique: readonly string[] | null }>;

/**
 * The indexes of tables of one layer. An index keeps its name when its table is renamed, so the generation of the
 * snapshot is part of it.
 */
export function baseIndexes(layer: Layer, generation: number, names: readonly BaseName[]): readonly BaseIndex[] {
  return names
    .map((table) => specs[table])
    .flatMap(({ name, unique, indexes, partial = [] }) => {
      const table = `${layer}${name}`;
      const on = (columns: readonly string[]): string => `ON ${table} (${columns.join(', ')})`;
      return [
        ...unique.map((columns, number) => ({
          statement: `CREATE UNIQUE INDEX ${name}_u${number}_g${generation} ${on(columns)}`,
          table,
          unique: columns,
        })),
        ...indexes.map((columns, number) => ({
          statement: `CREATE INDEX ${name}_${number}_g${generation} ${on(columns)}`,
          table,
          unique: null,
        })),
        ...partial.map(({ columns, where }, number) => ({
          statement: `CREATE INDEX ${name}_p${number}_g${generation} ${on(columns)} WHERE ${where}`,
          table,
          unique: null,
        })),
      ];
    });
}

/**
 * Writes rows of one table; a row that is there already is replaced. One statement for all rows is a quarter faster than
 * one for each. Answers the `n` of the first row, where the table has that column; the others follow.
 */
export function putRows<T extends TableName>(sql: Sql, layer: Layer, table: T, rows: readonly RowOf<T>[]): number {
  if (rows.length === 0) return 0;
  const { name, columns, values } = baseTables[table];
  const first = columns[0]?.[0] === 'n' ? nextNumber(sql, `${layer}${name}`) : 0;
  const picks = columns.map((_, index) => `value ->> ${index}`);
  sql.run(`INSERT OR REPLACE INTO ${layer}${name} SELECT ${picks.join(', ')} FROM json_each(jsonb(?))`, [
    JSON.stringify(rows.map((row, index) => values(row, first + index))),
  ]);
  return first;
}

/**
 * Writes rows that are there in their place: all columns, or only those that no index has. Both spare the pages that
 * replacing a row would write: where it was, and its id's.
 */
export function updateRows<T extends TableName>(
  sql: Sql,
  table: T,
  rows: readonly RowOf<T>[],
  which: 'all' | 'loose',
): void {
  if (rows.length === 0) return;
  const { name, columns, values } = baseTables[table];
  const names = columns.map(([column]) => column);
  const written = which === 'loose' ? looseColumns(table) : names.filter((column) => column !== 'n' && column !== 'id');
  const places = written.map((column) => names.indexOf(column));
  const texts = rows.map((row) => {
    const all = values(row, 0);
    return [row.id, ...places.map((place) => all[place] ?? null)];
  });
  const set = written.map((column, index) => `${column} = w.value ->> ${index + 1}`);
  sql.run(`UPDATE ${name} SET ${set.join(', ')} FROM json_each(jsonb(?)) w WHERE ${name}.id = w.value ->> 0`, [
    JSON.stringify(texts),
  ]);
}

function nextNumber(sql: Sql, table: string): number {
  return sql.get<{ n: number }>(`SELECT COALESCE(MAX(n), 0) + 1 AS n FROM ${table}`)?.n ?? 1;
}

/** Removes rows by id. */
export function dropRows(sql: Sql, table: TableName, ids: readonly string[]): void {
  if (ids.length === 0) return;
  sql.run(`DELETE FROM ${baseTables[table].name} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]);
}
