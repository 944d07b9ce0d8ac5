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
  const mine = orgsBelow(sql, account.orgIds);
  const rows = sql.all<Row>(
    `SELECT id, type, name, roster_source FROM orgs WHERE id IN (SELECT value FROM json_each(?))
     ORDER BY type = 'school', name`,
    [mine],
  );
  const own = countBySchool(sql, mine);
  const orgs = sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM orgs')?.n ?? 0;
  return rows.map(({ roster_source, ...row }) => {
    const below = JSON.parse(orgsBelow(sql, [row.id])) as OrgId[];
    const people =
      below.length === 1
        ? (own.get(row.id) ?? NOBODY)
        : below.length === orgs
          ? countEverybody(sql)
          : countBelow(sql, below);
    return { ...row, rosterSource: roster_source, ...people };
  });
}

type People = Pick<OrgView, 'students' | 'educators'>;

const NOBODY: People = { students: 0, educators: 0 };

/** One pass over the index for all schools at once. */
function countBySchool(sql: Sql, orgIds: string): ReadonlyMap<OrgId, People> {
  const counts = new Map<OrgId, People>();
  const rows = sql.all<{ org_id: OrgId; role: string; n: number }>(
    `SELECT org_id, role, COUNT(*) AS n FROM user_orgs
     WHERE org_id IN (SELECT value FROM json_each(?)) AND status = 'active' GROUP BY org_id, role`,
    [orgIds],
  );
  for (const { org_id, role, n } of rows) counts.set(org_id, add(counts.get(org_id) ?? NOBODY, role, n));
  return counts;
}

/** All orgs there are: no need to look who belongs to which. */
function countEverybody(sql: Sql): People {
  return sql
    .all<{ role: string; n: number }>("SELECT role, COUNT(*) AS n FROM users WHERE status = 'active' GROUP BY role")
    .reduce((people, { role, n }) => add(people, role, n), NOBODY);
}

/** A person of two schools is one person of the org above them. */
function countBelow(sql: Sql, orgIds: readonly OrgId[]): People {
  const rows = sql.all<{ role: string; n: number }>(
    `SELECT role, COUNT(DISTINCT user_id) AS n FROM user_orgs
     WHERE org_id IN (SELECT value FROM json_each(?)) AND status = 'active' GROUP BY role`,
    [JSON.stringify(orgIds)],
  );
  return rows.reduce((people, { role, n }) => add(people, role, n), NOBODY);
}

function add(people: People, role: string, n: number): People {
  return role === 'student'
    ? { ...people, students: people.students + n }
    : { ...people, educators: people.educators + n };
}
