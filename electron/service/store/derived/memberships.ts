import type { User } from '../../../../shared/contract/rows.ts';
import type { Layer } from '../layer.ts';
import type { Sql, SqlValue } from '../sqlite.ts';
import { KIND } from './derivedTables.ts';
import { foldName } from '../foldName.ts';

/** Writes the orgs of people whose rows are written; those of before are gone. */
export function addMemberships(sql: Sql, layer: Layer, users: readonly User[]): void {
  if (users.length === 0) return;
  // A snapshot may carry a person twice; the later row counts.
  const latest = new Map(users.map((user) => [user.id, user]));
  const rows = [...latest.values()].flatMap((user): SqlValue[][] => {
    const orgIds = [...new Set(user.orgIds)];
    const active = user.status === 'active' ? 1 : 0;
    const kind = user.role === 'student' ? KIND.student : KIND.educator;
    const name = sortName(user);
    return orgIds.map((orgId) => [user.id, orgId, kind, active, active, orgIds.length > 1 ? 1 : 0, name]);
  });
  sql.run(
    `INSERT INTO ${layer}user_orgs SELECT ${[0, 1, 2, 3, 4, 5, 6].map((index) => `value ->> ${index}`).join(', ')}
     FROM json_each(jsonb(?))`,
    [JSON.stringify(rows)],
  );
}

export function dropMemberships(sql: Sql, userIds: readonly string[]): void {
  sql.run('DELETE FROM user_orgs WHERE user_id IN (SELECT value FROM json_each(?))', [JSON.stringify(userIds)]);
}

/** Family name first, folded: the order of the lists. */
export function sortName({ familyName, givenName }: Pick<User, 'familyName' | 'givenName'>): string {
  return foldName(`${familyName} ${givenName}`);
}

/** People who left are listed as long as a license is theirs, so that it can be taken back. Answers who is so now. */
export function listLeavers(sql: Sql, layer: Layer, among: 'all' | readonly string[]): readonly string[] {
  const left = among === 'all' ? '1' : 'u.id IN (SELECT value FROM json_each(?))';
  const listed = sql
    .all<{ id: string }>(
      `SELECT u.id FROM ${layer}users u WHERE u.status <> 'active' AND ${left}
         AND EXISTS (SELECT 1 FROM ${layer}assignments a WHERE a.user_id = u.id)`,
      among === 'all' ? [] : [JSON.stringify(among)],
    )
    .map(({ id }) => id);
  const ids = JSON.stringify(listed);
  sql.run(`UPDATE ${layer}users SET listed = 1 WHERE id IN (SELECT value FROM json_each(?))`, [ids]);
  sql.run(`UPDATE ${layer}user_orgs SET listed = 1 WHERE user_id IN (SELECT value FROM json_each(?))`, [ids]);
  return listed;
}

/** Until `listLeavers` has looked again, those of these who left are not listed. */
export function unlistLeavers(sql: Sql, ids: readonly string[]): void {
  const list = JSON.stringify(ids);
  sql.run("UPDATE users SET listed = 0 WHERE status <> 'active' AND id IN (SELECT value FROM json_each(?))", [list]);
  sql.run('UPDATE user_orgs SET listed = 0 WHERE active = 0 AND user_id IN (SELECT value FROM json_each(?))', [list]);
}
