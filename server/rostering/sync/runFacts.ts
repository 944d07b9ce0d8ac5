import type { Db } from '../../database/transaction.ts';
import type { TakenRun } from './queue.ts';
import type { RosterPlace } from './rosterConnector.ts';

type Facts = RosterPlace &
  Readonly<{
    /** The orgs whose rosters are kept in the source, and their ids in the roster. */
    orgIds: readonly string[];
    sourcedIds: readonly string[];
    holdAbovePercent: number;
  }>;

/** Where a run's roster is, and which schools it is for. */
export async function loadPlace(db: Db, { districtId, source }: TakenRun): Promise<Facts> {
  const district = await db
    .selectFrom('districts')
    .innerJoin('orgs', 'orgs.id', 'districts.id')
    .select(['orgs.sourced_id', 'hold_above_percent'])
    .where('districts.id', '=', districtId)
    .executeTakeFirstOrThrow();
  // Another district here may have the same id in its roster: neither gets the other's export.
  const { sourced_id: sourcedId } = district;
  const namesakes = await db
    .selectFrom('districts')
    .innerJoin('orgs', 'orgs.id', 'districts.id')
    .select('districts.id')
    .where((eb) => eb.or([eb('orgs.sourced_id', '=', sourcedId), eb('orgs.id', '=', sourcedId)]))
    .execute();
  const orgs = await db
    .selectFrom('orgs')
    .select(['id', 'sourced_id'])
    .where('district_id', '=', districtId)
    .where('roster_source', '=', source)
    .orderBy('id')
    .execute();
  return {
    districtId,
    sourcedId: namesakes.every(({ id }) => id === districtId) ? sourcedId : null,
    source,
    orgIds: orgs.map(({ id }) => id),
    sourcedIds: orgs.map((org) => org.sourced_id),
    holdAbovePercent: district.hold_above_percent,
  };
}

/** The file that was dealt with last: imported, or turned down. */
export async function findLastTaken(
  db: Db,
  { districtId, source }: TakenRun,
): Promise<Readonly<{ mark: string; fileAt: Date }> | null> {
  const row = await db
    .selectFrom('roster_syncs')
    .select(['file_mark', 'file_at'])
    .where('district_id', '=', districtId)
    .where('source', '=', source)
    .where('file_mark', 'is not', null)
    .where((eb) => eb.or([eb('state', '=', 'done'), eb('reason', '=', 'rejected')]))
    .orderBy('file_at', 'desc')
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.file_mark && row.file_at ? { mark: row.file_mark, fileAt: row.file_at } : null;
}

/** Does a run wait for an approval of this very file? */
export async function findHeld(db: Db, { id, districtId, source }: TakenRun, mark: string): Promise<boolean> {
  const row = await db
    .selectFrom('roster_syncs')
    .select('id')
    .where('district_id', '=', districtId)
    .where('source', '=', source)
    .where('state', '=', 'held')
    .where('file_mark', '=', mark)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}
