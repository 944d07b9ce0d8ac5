import { sql, type RawBuilder } from 'kysely';
import type { RosterSource } from '../../shared/contract/rows.ts';
import type { Roster } from '../../shared/roster/roster.ts';
import type { Trx } from '../database/transaction.ts';
import type { Missing } from './upsert.ts';

/**
 * What a sync, or an upload by hand (`manual`), may touch: the orgs whose rosters are kept there, and the people and
 * classes of these.
 */
export type Reach = Readonly<{
  source: RosterSource;
  orgIds: readonly string[];
  sourcedIds: ReadonlySet<string>;
}>;

/** `named`: when given, only these of the orgs. */
export async function loadReach(
  trx: Trx,
  districtId: string,
  source: RosterSource,
  named: ReadonlySet<string> | null = null,
): Promise<Reach> {
  const kept = await trx
    .selectFrom('orgs')
    .select(['id', 'sourced_id'])
    .where('district_id', '=', districtId)
    .where('roster_source', '=', source)
    .orderBy('id')
    .execute();
  const orgs = kept.filter(({ sourced_id }) => named === null || named.has(sourced_id));
  return { source, orgIds: orgs.map(({ id }) => id), sourcedIds: new Set(orgs.map(({ sourced_id }) => sourced_id)) };
}

/**
 * The orgs that a file has people or classes of. One school's export names its district, and says nothing about the
 * district's own people or those of its other schools.
 */
export function orgsWithin({ users, classes }: Roster): ReadonlySet<string> {
  return new Set([
    ...[...users.values()].flatMap(({ orgSourcedIds }) => orgSourcedIds),
    ...[...classes.values()].map(({ schoolSourcedId }) => schoolSourcedId),
  ]);
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

/**
 * Which rows an import may let go: with a reach, those of it. What a platform keeps is wholly its own; a file uploaded by
 * hand is silent about what the app added (decision 0013).
 */
export function missingWithin(
  reach: Reach | null,
  isWithin: (reach: Reach) => RawBuilder<unknown>,
): Pick<Missing, 'only' | 'sparesMadeHere'> {
  if (reach === null) return { only: sql`true`, sparesMadeHere: true };
  return { only: isWithin(reach), sparesMadeHere: reach.source === 'manual' };
}
