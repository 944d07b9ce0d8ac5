import type { BulkProducts } from '../../../shared/contract/bulk.ts';
import type { OrgId, UserId } from '../../../shared/contract/ids.ts';
import type { EducatorOrder, EducatorRole, EducatorRow } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { placesOf, placesOfRole } from './listPlaces.ts';
import { readPeople } from './people.ts';

type Asked = Readonly<{
  orgId: OrgId | null;
  role: EducatorRole | null;
  text: string;
  order?: EducatorOrder | undefined;
  offset: number;
  limit: number;
}>;

/** The org of an account decides where its roster is kept: the first that the person belongs to. */
type HomeRow = Readonly<{ id: UserId; org_id: OrgId; org_name: string | null; source: string | null }>;

/** `educators.list`: teachers, aides, proctors and administrators of a school, or of everything in scope, by name. */
export function listEducators(
  sql: Sql,
  asked: Asked,
  doneSince: string,
): { total: number; more?: true; rows: EducatorRow[] } {
  const { ids, ...count } =
    asked.role === null ? placesOf(sql, 'educator', asked) : placesOfRole(sql, asked.role, asked);
  const homes = readHomes(sql, ids);
  const rows = readPeople(sql, ids, doneSince).map((person): EducatorRow => {
    const home = homes.get(person.userId);
    return {
      ...person,
      orgName: home?.org_name ?? '',
      rosterSource: home?.source === 'clever' || home?.source === 'classlink' ? home.source : 'manual',
    };
  });
  return { ...count, rows };
}

function readHomes(sql: Sql, ids: readonly UserId[]): ReadonlyMap<UserId, HomeRow> {
  const rows = sql.all<HomeRow>(
    `SELECT u.id, o.id AS org_id, o.name AS org_name, o.roster_source AS source
     FROM json_each(?) j JOIN users u ON u.id = j.value LEFT JOIN orgs o ON o.id = json_extract(u.org_ids, '$[0]')`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many of these people a platform looks after, by the org whose sync brings what is done there. */
export function countManaged(sql: Sql, userIds: readonly UserId[]): BulkProducts['managed'] {
  const counts = new Map<OrgId, BulkProducts['managed'][number]>();
  for (const { org_id: orgId, source } of readHomes(sql, userIds).values()) {
    if (source !== 'clever' && source !== 'classlink') continue;
    counts.set(orgId, { source, orgId, people: (counts.get(orgId)?.people ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Whose roster is kept in a platform, and by which org a sync of it is asked for; null when it is kept by hand. */
export function readManagedBy(sql: Sql, userId: UserId): { source: 'clever' | 'classlink'; orgId: OrgId } | null {
  const home = readHomes(sql, [userId]).get(userId);
  return home?.source === 'clever' || home?.source === 'classlink' ? { source: home.source, orgId: home.org_id } : null;
}
