import type { Kind } from '../../store/derived/derivedTables.ts';
import type { Sql, SqlValue } from '../../store/sqlite.ts';
import type { Found, NameSource } from './nameSource.ts';

/** No name has a character after this one. */
const LAST = '\u{10FFFF}';
/** Ranges are compared up to here: beyond it each is large. */
const PROBE = 5000;

/** A further condition on a row `k` of the index, for example that it is of a large school. */
export type KeyFilter = Readonly<{ sql: string; params: readonly SqlValue[] }>;
export const ANY: KeyFilter = { sql: '1', params: [] };

/** All names, by ranges of the index of turned names. */
export function keyRanges(sql: Sql, filter: KeyFilter): NameSource {
  return {
    beginningWith: (kind, text, limit) => inRange(sql, kind, text, filter, limit),
    // Read along the rarest of the words.
    withWords: (kind, words, limit) => {
      const rarest = rarestOf(sql, kind, words);
      const others = words.filter((_, index) => index !== rarest);
      const conditions = [...others.map(() => "(' ' || k.key) LIKE ?"), filter.sql];
      const params = [...others.map((word) => `% ${word}%`), ...filter.params];
      return inRange(sql, kind, words[rarest] ?? '', { sql: conditions.join(' AND '), params }, limit);
    },
  };
}

/** How many turns of names begin with this text; counted up to a few thousand. */
export function roughCount(sql: Sql, kind: Kind, text: string): number {
  const row = sql.get<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (SELECT 1 FROM search_keys WHERE kind = ? AND key >= ? AND key < ? LIMIT ${PROBE})`,
    [kind, text, text + LAST],
  );
  return row?.n ?? 0;
}

/** Which of these texts a name of the kinds begins a word with, in their order. */
export function existing(sql: Sql, kinds: readonly Kind[], texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return [];
  return sql
    .all<{ text: string }>(
      `SELECT v.value AS text FROM json_each(?) v WHERE EXISTS (
         SELECT 1 FROM json_each(?) t CROSS JOIN search_keys k
         WHERE k.kind = t.value AND k.key >= v.value AND k.key < v.value || '${LAST}') ORDER BY v.key`,
      [JSON.stringify(texts), JSON.stringify(kinds)],
    )
    .map((row) => row.text);
}

function rarestOf(sql: Sql, kind: Kind, words: readonly string[]): number {
  if (words.length < 2) return 0;
  const counts = words.map((word) => roughCount(sql, kind, word));
  // Of words that are all frequent, the longest says most.
  const length = (at: number): number => words[at]?.length ?? 0;
  return words.reduce((best, _, at) => {
    const difference = (counts[at] ?? 0) - (counts[best] ?? 0);
    return difference < 0 || (difference === 0 && length(at) > length(best)) ? at : best;
  }, 0);
}

function inRange(
  sql: Sql,
  kind: Kind,
  text: string,
  { sql: where, params }: KeyFilter,
  limit: number,
): readonly Found[] {
  return sql.all<Found>(
    `SELECT k.kind, k.n, k.key FROM search_keys k
     WHERE k.kind = ? AND k.key >= ? AND k.key < ? AND ${where} ORDER BY k.key, k.n LIMIT ?`,
    [kind, text, text + LAST, ...params, limit],
  );
}
