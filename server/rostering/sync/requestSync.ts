import { sql } from 'kysely';
import type { AccountId } from '../../../shared/contract/ids.ts';
import { SyncedSource, type RosterSyncRequest } from '../../../shared/contract/rosterSync.ts';
import { inTransaction, type Db, type Trx } from '../../database/transaction.ts';
import { NOTICE_CHANNEL } from '../../events/channel.ts';
import type { Sight } from '../../licensing/sight.ts';
import { RequestError } from '../../problems.ts';
import { auditRosterChange } from './auditSync.ts';
import { SYNC_CHANNEL } from './channel.ts';

type Asked = Readonly<{ request: RosterSyncRequest; accountId: AccountId; at: Date }>;

/**
 * Asks for a run of the platform that an org's roster is kept in, now. A run that waits to start already is joined: it
 * will read what is there when it starts. The same id again is the same request. Answers the run's id.
 */
export async function requestSync(
  db: Db,
  sight: Sight,
  { request, accountId, at }: Asked,
): Promise<Readonly<{ syncId: string; joined: boolean }>> {
  const source = await sourceOf(db, sight, request.orgId);
  return inTransaction(db, async (trx) => {
    // Of two requests of one id that arrive together, the second waits here and finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${request.id}, 0))`.execute(trx);
    const known = await trx
      .selectFrom('roster_sync_requests')
      .select(['sync_id', 'account_id', 'org_id', 'district_id'])
      .where('id', '=', request.id)
      .executeTakeFirst();
    if (known) {
      const isSame =
        known.account_id === accountId && known.org_id === request.orgId && known.district_id === sight.districtId;
      if (!isSame) throw new RequestError('invalidRequest', 'This id was used before for another request.');
      return { syncId: known.sync_id, joined: known.sync_id !== request.id };
    }
    const syncId = await joinOrStart(trx, sight.districtId, source, request.id, at);
    const joined = syncId !== request.id;
    await trx
      .insertInto('roster_sync_requests')
      .values({
        id: request.id,
        sync_id: syncId,
        district_id: sight.districtId,
        account_id: accountId,
        org_id: request.orgId,
        at,
      })
      .execute();
    await auditRosterChange(
      trx,
      { districtId: sight.districtId, accountId, at },
      { what: 'syncRequested', syncId, orgId: request.orgId, joined },
    );
    await sql`select pg_notify(${SYNC_CHANNEL}, ''), pg_notify(${NOTICE_CHANNEL}, ${sight.districtId})`.execute(trx);
    return { syncId, joined };
  });
}

async function sourceOf(db: Db, { districtId, orgIds, reach }: Sight, orgId: string): Promise<SyncedSource> {
  const org = await db
    .selectFrom('orgs')
    .select('roster_source')
    .where('id', '=', orgId)
    .where('district_id', '=', districtId)
    .executeTakeFirst();
  const isSeen = org && (reach.kind === 'district' || orgIds.some((id) => id === orgId));
  if (!isSeen) throw new RequestError('notFound');
  const isReached = reach.kind === 'district' || (reach.kind === 'schools' && reach.orgIds.some((id) => id === orgId));
  if (!isReached) throw new RequestError('forbidden');
  const source = SyncedSource.safeParse(org.roster_source);
  if (!source.success) throw new RequestError('rosterKeptByHand');
  return source.data;
}

async function joinOrStart(trx: Trx, districtId: string, source: SyncedSource, id: string, at: Date): Promise<string> {
  const taken = await trx.selectFrom('roster_syncs').select('id').where('id', '=', id).executeTakeFirst();
  if (taken) throw new RequestError('invalidRequest', 'This id was used before for another request.');
  for (;;) {
    const started = await trx
      .insertInto('roster_syncs')
      .values({ id, district_id: districtId, source, started_by: 'request', requested_at: at, state: 'requested' })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (started.numInsertedOrUpdatedRows === 1n) return id;
    // Locked, so that it does not start (and read what is there now) before this request is one of its own.
    const waiting = await trx
      .selectFrom('roster_syncs')
      .select('id')
      .where('district_id', '=', districtId)
      .where('source', '=', source)
      .where('state', '=', 'requested')
      .where('approved_mark', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (waiting) return waiting.id;
  }
}
