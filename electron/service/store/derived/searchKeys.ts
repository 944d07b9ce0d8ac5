import type { Layer } from '../layer.ts';
import type { Sql, SqlValue } from '../sqlite.ts';
import { KIND } from './derivedTables.ts';

/** More words than any name has; a title may be a sentence. */
const MOST_WORDS = 8;

/** A folded name once for each of its words, turned so that it begins with it: `ortiz maria`, `maria ortiz`. */
export function turnsOf(folded: string): readonly string[] {
  const words = folded.split(' ').filter((word) => word !== '');
  const turns = words
    .slice(0, MOST_WORDS)
    .map((_, first) => [...words.slice(first), ...words.slice(0, first)].join(' '));
  return [...new Set(turns)];
}

/** Something that search finds by the words of its folded name. */
export type Named = Readonly<{ kind: number; name: string; n: number }>;

/** Makes these findable. */
export function addSearchKeys(sql: Sql, layer: Layer, named: readonly Named[]): void {
  if (named.length === 0) return;
  const keys = named.flatMap(({ kind, name, n }) => turnsOf(name).map((key): SqlValue[] => [kind, key, n]));
  sql.run(`INSERT INTO ${layer}search_keys SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(jsonb(?))`, [
    JSON.stringify(keys),
  ]);
}

/** Makes these no longer findable. */
export function dropSearchKeys(sql: Sql, named: readonly Named[]): void {
  if (named.length === 0) return;
  const keys = named.flatMap(({ kind, name, n }) => turnsOf(name).map((key): SqlValue[] => [kind, key, n]));
  sql.run(
    `DELETE FROM search_keys WHERE rowid IN (
       SELECT k.rowid FROM json_each(jsonb(?)) d CROSS JOIN search_keys k
       WHERE k.kind = d.value ->> 0 AND k.key = d.value ->> 1 AND k.n = d.value ->> 2)`,
    [JSON.stringify(keys)],
  );
}

/** The people among these whom lists and search show. */
export function listedPeople(sql: Sql, layer: Layer, ids: readonly string[]): readonly Named[] {
  return sql.all<Named>(
    `SELECT u.kind, u.sort_name AS name, u.n FROM json_each(?) w CROSS JOIN ${layer}users u ON u.id = w.value
     WHERE u.listed = 1`,
    [JSON.stringify(ids)],
  );
}

/** The classes among these. */
export function namedClasses(sql: Sql, ids: readonly string[]): readonly Named[] {
  return sql.all<Named>(
    `SELECT ${KIND.class} AS kind, sort_title AS name, n FROM classes WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
}
