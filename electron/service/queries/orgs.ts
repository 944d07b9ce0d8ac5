import type { OrgId } from '../../../shared/contract/ids.ts';
import type { OrgView } from '../../../shared/contract/view.ts';
import type { Account } from '../../../shared/contract/session.ts';
import type { Sql } from '../store/sqlite.ts';

/** These orgs and all below them, as a JSON list of ids for `json_each`. */
export function orgsBelow(sql: Sql, orgIds: readonly OrgId[]): string {
  const rows = sql.all<{ id: string }>(
    `WITH RECURSIVE below (id) AS (
       SELECT id FROM orgs WHERE id IN (SELECT value FROM json_each(?))
       UNION SELECT o.id FROM orgs o JOIN below b ON o.parent_id = b.id)
     SELECT id FROM below`,
    [JSON.stringify(orgIds)],
  );
  return JSON.stringify(rows.map((row) => row.id));
}

/** `orgs.list`: where the person works, with how many people the cache holds of each. */
export function listOrgs(sql: Sql, account: Account): OrgView[] {
  type Row = Readonly<{ id: OrgId; type: OrgView['type']; name: string; roster_source: OrgView['rosterSource'] }>;
  const rows = sql.all<Row>(
    `SELECT id, type, name, roster_source FROM orgs WHERE id IN (SELECT value FROM json_each(?))
     ORDER BY type = 'school', name`,
    [orgsBelow(sql, account.orgIds)],
  );
  return rows.map(({ roster_source, ...row }) => ({
    ...row,
    rosterSource: roster_source,
    ...countPeople(sql, row.id, row.type),
  }));
}

function countPeople(sql: Sql, orgId: OrgId, type: OrgView['type']): Pick<OrgView, 'students' | 'educators'> {
  // A person of two schools is one person of the district.
  const people =
    type === 'school'
      ? `SELECT role, COUNT(*) AS n FROM user_orgs WHERE org_id IN (SELECT value FROM json_each(?))
         AND status = 'active' GROUP BY role`
      : `SELECT role, COUNT(DISTINCT user_id) AS n FROM user_orgs WHERE org_id IN (SELECT value FROM json_each(?))
         AND status = 'active' GROUP BY role`;
  const ids = type === 'school' ? JSON.stringify([orgId]) : orgsBelow(sql, [orgId]);
  const counts = { students: 0, educators: 0 };
  for (const { role, n } of sql.all<{ role: string; n: number }>(people, [ids])) {
    if (role === 'student') counts.students += n;
    else counts.educators += n;
  }
  return counts;
}
