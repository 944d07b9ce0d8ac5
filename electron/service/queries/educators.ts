import type { OrgId, UserId } from '../../../shared/contract/ids.ts';
import type { EducatorRole, EducatorRow } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { readPeople } from './people.ts';
import { textFilter } from './textFilter.ts';

type Asked = Readonly<{
  orgId: OrgId | null;
  role: EducatorRole | null;
  text: string;
  offset: number;
  limit: number;
}>;

/** The org of an account decides where its roster is kept: the first that the person belongs to. */
type HomeRow = Readonly<{ id: UserId; org_id: OrgId; org_name: string | null; source: string | null }>;

const SHOWN = `(u.status = 'active' OR EXISTS (SELECT 1 FROM assignments_view a WHERE a.user_id = u.id))`;

/** `educators.list`: teachers, aides, proctors and administrators of a school, or of everything in scope, by name. */
export function listEducators(sql: Sql, asked: Asked, doneSince: string): { total: number; rows: EducatorRow[] } {
  const text = textFilter('u.sort_name', asked.text);
  const role = asked.role === null ? "u.role IN ('teacher', 'aide', 'proctor', 'administrator')" : 'u.role = ?';
  const where = `${role} AND ${SHOWN} AND ${text.sql} AND (? IS NULL OR EXISTS (
    SELECT 1 FROM user_orgs m WHERE m.user_id = u.id AND m.org_id = ?))`;
  const params = [...(asked.role === null ? [] : [asked.role]), ...text.params, asked.orgId, asked.orgId];
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM users u WHERE ${where}`, params)?.n ?? 0;
  const ids = sql
    .all<{ id: UserId }>(`SELECT u.id FROM users u WHERE ${where} ORDER BY u.sort_name, u.id LIMIT ? OFFSET ?`, [
      ...params,
      asked.limit,
      asked.offset,
    ])
    .map(({ id }) => id);
  const homes = readHomes(sql, ids);
  const rows = readPeople(sql, ids, doneSince).map((person): EducatorRow => {
    const home = homes.get(person.userId);
    return {
      ...person,
      orgName: home?.org_name ?? '',
      rosterSource: home?.source === 'clever' || home?.source === 'classlink' ? home.source : 'manual',
    };
  });
  return { total, rows };
}

function readHomes(sql: Sql, ids: readonly UserId[]): ReadonlyMap<UserId, HomeRow> {
  const rows = sql.all<HomeRow>(
    `SELECT u.id, o.id AS org_id, o.name AS org_name, o.roster_source AS source
     FROM json_each(?) j JOIN users u ON u.id = j.value LEFT JOIN orgs o ON o.id = json_extract(u.org_ids, '$[0]')`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whose roster is kept in a platform, and by which org a sync of it is asked for; null when it is kept by hand. */
export function readManagedBy(sql: Sql, userId: UserId): { source: 'clever' | 'classlink'; orgId: OrgId } | null {
  const home = readHomes(sql, [userId]).get(userId);
  return home?.source === 'clever' || home?.source === 'classlink' ? { source: home.source, orgId: home.org_id } : null;
}
