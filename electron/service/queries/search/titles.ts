import { KIND } from '../../store/derived/derivedTables.ts';
import type { Sql } from '../../store/sqlite.ts';
import type { Scope } from '../scope.ts';
import { ANY, keyRanges } from './keyRange.ts';
import type { Found, NameSource } from './nameSource.ts';

/** The titles of classes: all by the index, those of a school by reading them through. */
export function titlesIn(sql: Sql, { orgIds }: Scope): NameSource {
  if (orgIds === 'all') return keyRanges(sql, ANY);
  const orgs = JSON.stringify(orgIds);
  const among = (conditions: string, params: readonly string[], limit: number): readonly Found[] =>
    sql.all<Found>(
      `SELECT ${KIND.class} AS kind, c.n, c.sort_title AS key
       FROM json_each(?) o CROSS JOIN classes c ON c.org_id = o.value
       WHERE ${conditions} ORDER BY c.sort_title, c.n LIMIT ?`,
      [orgs, ...params, limit],
    );
  return {
    // Twice in a row, the title contains each of its turns.
    beginningWith: (_, text, limit) =>
      among("(' ' || c.sort_title || ' ' || c.sort_title) LIKE ?", [`% ${text}%`], limit),
    withWords: (_, words, limit) =>
      among(
        words.map(() => "(' ' || c.sort_title) LIKE ?").join(' AND '),
        words.map((word) => `% ${word}%`),
        limit,
      ),
  };
}
