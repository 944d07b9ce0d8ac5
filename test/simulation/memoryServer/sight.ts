import { tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import type { Account } from '../../../shared/contract/session.ts';
import type { Tables } from './state.ts';

/** What one account may see: the same rules as `server/licensing/scopeSql.ts`. */
export type Sight = Readonly<{
  account: Account;
  fingerprint: string;
  /** Orgs the account acts for and those below; null: all. */
  reach: ReadonlySet<string> | null;
  /** Those, and all above them; null: all. */
  orgIds: ReadonlySet<string> | null;
}>;

export function sightOf(tables: Tables, account: Account): Sight {
  if (account.role === 'districtAdministrator') {
    return { account, fingerprint: 'district', reach: null, orgIds: null };
  }
  const orgs = [...tables.orgs.values()];
  const reach = new Set<string>(account.orgIds.filter((id) => tables.orgs.has(id)));
  for (let size = -1; size !== reach.size;) {
    size = reach.size;
    for (const org of orgs) if (org.parentId !== null && reach.has(org.parentId)) reach.add(org.id);
  }
  const orgIds = new Set(reach);
  for (const id of reach) {
    for (let org = tables.orgs.get(id); org; org = org.parentId === null ? undefined : tables.orgs.get(org.parentId))
      orgIds.add(org.id);
  }
  const fingerprint = [...reach].sort().join('+');
  return { account, fingerprint, reach, orgIds };
}

/** A person as the account sees them: with the orgs in sight. */
export function seenUser(sight: Sight, user: RowOf<'users'>): RowOf<'users'> {
  const { orgIds } = sight;
  if (orgIds === null || user.orgIds.every((id) => orgIds.has(id))) return user;
  return { ...user, orgIds: user.orgIds.filter((id) => orgIds.has(id)) };
}

export function isPersonInSight({ reach }: Sight, tables: Tables, userId: string): boolean {
  return reach === null || (tables.users.get(userId)?.orgIds.some((id) => reach.has(id)) ?? false);
}

function isInSight<T extends TableName>(table: T, row: RowOf<T>, sight: Sight, tables: Tables): boolean {
  const { reach, orgIds } = sight;
  if (reach === null || orgIds === null) return true;
  const any = row as Record<string, unknown>;
  switch (table) {
    case 'academicSessions':
    case 'products':
      return true;
    case 'orgs':
      return orgIds.has(row.id);
    case 'pools':
      return orgIds.has(String(any['orgId']));
    case 'users':
      return isPersonInSight(sight, tables, row.id);
    case 'assignments':
    case 'waiting':
      return isPersonInSight(sight, tables, String(any['userId']));
    case 'classes':
      return reach.has(String(any['orgId']));
    case 'enrollments':
      return reach.has(tables.classes.get(String(any['classId']))?.orgId ?? '');
    default:
      throw new Error(`no such table: ${String(table)}`);
  }
}

/** Everything in sight, by table and id. */
export function inSight(tables: Tables, sight: Sight): Tables {
  if (sight.reach === null) return tables;
  const seen = tableNames.map((table) => [table, tableInSight(table, tables, sight)]);
  return Object.fromEntries(seen) as Tables;
}

function tableInSight<T extends TableName>(table: T, tables: Tables, sight: Sight): ReadonlyMap<string, RowOf<T>> {
  const seen = new Map<string, RowOf<T>>();
  for (const [id, row] of tables[table] as ReadonlyMap<string, RowOf<T>>) {
    if (isInSight(table, row, sight, tables))
      seen.set(id, table === 'users' ? (seenUser(sight, row as never) as never) : row);
  }
  return seen;
}
