import type { OrgId } from '../../../shared/contract/ids.ts';
import type { OrgView } from '../../../shared/contract/view.ts';
import type { Account } from '../../../shared/contract/session.ts';
import type { Sql } from '../store/sqlite.ts';

/** These orgs and all below them, as a JSON list of ids for `json_each`. */
export function orgsBelow(sql: Sql, orgIds: readonly OrgId[]): string {
  const rows = sql.all<{ id: string }>(
    'SELECT DISTINCT org_id AS id FROM org_above WHERE above_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(orgIds)],
  );
  return JSON.stringify(rows.map((row) => row.id));
}

/** `orgs.list`: where the person works, with how many people the cache holds of each. */
export function listOrgs(sql: Sql, account: Account): OrgView[] {
  type Row = Omit<OrgView, 'rosterSource'> & Readonly<{ roster_source: OrgView['rosterSource'] }>;
  const rows = sql.all<Row>(
    `SELECT o.id, o.type, o.name, o.roster_source, COALESCE(p.students, 0) AS students, COALESCE(p.educators, 0) AS educators
     FROM orgs o LEFT JOIN org_people p ON p.org_id = o.id
     WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY o.type = 'school', o.name`,
    [orgsBelow(sql, account.orgIds)],
  );
  return rows.map(({ roster_source, ...row }) => ({ ...row, rosterSource: roster_source }));
}
