import type { OrgId } from '../../../../shared/contract/ids.ts';
import type { Sql } from '../../store/sqlite.ts';
import type { Found, NameSource } from './nameSource.ts';

/** The people of a school, read through: they are too few for an index of their own to pay. */
export function membersOf(sql: Sql, orgIds: readonly OrgId[]): NameSource {
  const orgs = JSON.stringify(orgIds);
  const among = (kind: number, conditions: string, params: readonly string[], limit: number): readonly Found[] =>
    sql.all<Found>(
      `SELECT DISTINCT m.kind, u.n, m.sort_name AS key
       FROM json_each(?) o CROSS JOIN user_orgs m ON m.org_id = o.value CROSS JOIN users u ON u.id = m.user_id
       WHERE m.listed = 1 AND m.kind = ? AND ${conditions} ORDER BY m.sort_name, u.n LIMIT ?`,
      [orgs, kind, ...params, limit],
    );
  return {
    // Twice in a row, the name contains each of its turns.
    beginningWith: (kind, text, limit) =>
      among(kind, "(' ' || m.sort_name || ' ' || m.sort_name) LIKE ?", [`% ${text}%`], limit),
    withWords: (kind, words, limit) =>
      among(
        kind,
        words.map(() => "(' ' || m.sort_name) LIKE ?").join(' AND '),
        words.map((word) => `% ${word}%`),
        limit,
      ),
  };
}
