import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import type { Roster } from '../../shared/roster/roster.ts';
import type { Trx } from '../database/transaction.ts';

/** What a sync may touch: the orgs whose rosters are kept in its platform, and the people and classes of these. */
export type Reach = Readonly<{
  source: SyncedSource;
  orgIds: readonly string[];
  sourcedIds: ReadonlySet<string>;
}>;

export async function loadReach(trx: Trx, districtId: string, source: SyncedSource): Promise<Reach> {
  const orgs = await trx
    .selectFrom('orgs')
    .select(['id', 'sourced_id'])
    .where('district_id', '=', districtId)
    .where('roster_source', '=', source)
    .orderBy('id')
    .execute();
  return { source, orgIds: orgs.map(({ id }) => id), sourcedIds: new Set(orgs.map(({ sourced_id }) => sourced_id)) };
}

/** The part of a roster that is about orgs in reach, and how many rows are not. */
export function cutToReach(
  roster: Roster,
  { sourcedIds }: Reach,
): Readonly<{ roster: Roster; leftOut: Readonly<Record<'users' | 'classes', number>> }> {
  const users = new Map([...roster.users].filter(([, user]) => user.orgSourcedIds.some((id) => sourcedIds.has(id))));
  const classes = new Map([...roster.classes].filter(([, { schoolSourcedId }]) => sourcedIds.has(schoolSourcedId)));
  return {
    roster: { ...roster, users, classes },
    leftOut: { users: roster.users.size - users.size, classes: roster.classes.size - classes.size },
  };
}
