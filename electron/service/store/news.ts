import type { ChangesResponse } from '../../../shared/contract/pull.ts';
import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { baseTables, OWN_COLUMNS } from './baseTables.ts';
import type { Sql, SqlValue } from './sqlite.ts';

/**
 * Rows that say something new. `fresh`: those that were not there; `moved`: those that stand elsewhere now in an index or in
 * what is computed; `touched`: all others.
 */
export type RowNews<T extends TableName> = Readonly<{
  fresh: readonly RowOf<T>[];
  moved: readonly RowOf<T>[];
  touched: readonly RowOf<T>[];
}>;
export type News = { readonly [T in TableName]: RowNews<T> };

/**
 * What of a delta alters the store: a row may come again as it is, and of most that altered no index needs to know. Each
 * index entry that is written anew is a page to encrypt and to write twice.
 */
export function newsOf(sql: Sql, rows: ChangesResponse['rows']): News {
  const news = tableNames.map((table) => [table, newsIn(sql, table, rows[table] as RowOf<typeof table>[])]);
  return Object.fromEntries(news) as News;
}

/** Ids that are there to be removed. What is removed and comes again in one delta stays. */
export function goneOf(sql: Sql, { rows, gone }: Pick<ChangesResponse, 'rows' | 'gone'>): ChangesResponse['gone'] {
  const found = tableNames.map((table) => {
    const again = new Set(rows[table].map((row): string => row.id));
    return [
      table,
      presentIds(
        sql,
        table,
        gone[table].filter((id) => !again.has(id)),
      ),
    ];
  });
  return Object.fromEntries(found) as ChangesResponse['gone'];
}

function presentIds(sql: Sql, table: TableName, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  return sql
    .all<{ id: string }>(`SELECT t.id FROM json_each(?) w CROSS JOIN ${baseTables[table].name} t ON t.id = w.value`, [
      JSON.stringify([...new Set(ids)]),
    ])
    .map(({ id }) => id);
}

/** The columns that neither an index nor anything computed depends on, in their order. */
export function looseColumns(table: TableName): readonly string[] {
  const { columns, unique, indexes, partial = [], telling = [] } = baseTables[table];
  const fixed = new Set([...[...unique, ...indexes, ...partial.map((index) => index.columns)].flat(), ...telling]);
  return columns.map(([name]) => name).filter((name) => !fixed.has(name) && !OWN_COLUMNS.includes(name));
}

/** The rows that are new or moved, table by table, as a delta carries them. */
export function movedRows(news: News): ChangesResponse['rows'] {
  const rows = tableNames.map((table) => [table, [...news[table].fresh, ...news[table].moved]]);
  return Object.fromEntries(rows) as ChangesResponse['rows'];
}

function newsIn<T extends TableName>(sql: Sql, table: T, rows: readonly RowOf<T>[]): RowNews<T> {
  if (rows.length === 0) return { fresh: [], moved: [], touched: [] };
  const { name, columns, values } = baseTables[table];
  // A row that is in the delta twice counts as it came last.
  const latest = [...new Map(rows.map((row) => [row.id, row])).values()];
  const loose = looseColumns(table);
  const own = (column: string): boolean => OWN_COLUMNS.includes(column);
  const indexed = columns.map(([column]) => column).filter((column) => !loose.includes(column) && !own(column));
  const asText = (names: readonly string[]): string => `json_array(${names.map((column) => `t.${column}`).join(', ')})`;
  const before = new Map(
    sql
      .all<{ id: string; indexed: string; loose: string }>(
        `SELECT t.id, ${asText(indexed)} AS indexed, ${asText(loose)} AS loose
         FROM json_each(?) w CROSS JOIN ${name} t ON t.id = w.value`,
        [JSON.stringify(latest.map(({ id }) => id))],
      )
      .map((row) => [row.id, row]),
  );
  const fresh: RowOf<T>[] = [];
  const moved: RowOf<T>[] = [];
  const touched: RowOf<T>[] = [];
  for (const row of latest) {
    const all = values(row, 0);
    const textOf = (names: readonly string[]): string => JSON.stringify(pick(columns, all, names));
    const was = before.get(row.id);
    if (!was) fresh.push(row);
    else if (was.indexed !== textOf(indexed)) moved.push(row);
    else if (was.loose !== textOf(loose)) touched.push(row);
  }
  return { fresh, moved, touched };
}

function pick(
  columns: readonly (readonly [string, string])[],
  values: readonly SqlValue[],
  names: readonly string[],
): readonly SqlValue[] {
  return names.map((name) => values[columns.findIndex(([column]) => column === name)] ?? null);
}
