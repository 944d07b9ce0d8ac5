import type { OrgId } from '../../../shared/contract/ids.ts';
import { EVERYTHING } from '../store/derived/derivedTables.ts';
import type { Sql } from '../store/sqlite.ts';
import { orgsBelow } from './orgs.ts';

/** How many of each there are; people as lists show them. */
export type ScopeCounts = Readonly<{ students: number; educators: number; classes: number }>;

/** What a screen shows: everything in the store, or an org and those below it. */
export type Scope = Readonly<{ counts: ScopeCounts; orgIds: readonly OrgId[] | 'all' }>;

/** The scope of a choice of school. A district that everybody belongs to is everything: that has the quicker indexes. */
export function scopeOf(sql: Sql, orgId: OrgId | null): Scope {
  const all = readCounts(sql, EVERYTHING);
  if (orgId === null) return { counts: all, orgIds: 'all' };
  const counts = readCounts(sql, orgId);
  if (isSame(counts, all)) return { counts, orgIds: 'all' };
  return { counts, orgIds: JSON.parse(orgsBelow(sql, [orgId])) as OrgId[] };
}

function readCounts(sql: Sql, orgId: string): ScopeCounts {
  const row = sql.get<ScopeCounts>(
    'SELECT listed_students AS students, listed_educators AS educators, classes FROM org_people WHERE org_id = ?',
    [orgId],
  );
  return row ?? { students: 0, educators: 0, classes: 0 };
}

function isSame(one: ScopeCounts, other: ScopeCounts): boolean {
  return one.students === other.students && one.educators === other.educators && one.classes === other.classes;
}
