import { sql } from 'kysely';
import type { AccountId } from '../../../shared/contract/ids.ts';
import type { RosterSyncDecision } from '../../../shared/contract/rosterSync.ts';
import { inTransaction, type Db } from '../../database/transaction.ts';
import { NOTICE_CHANNEL } from '../../events/channel.ts';
import type { Sight } from '../../licensing/sight.ts';
import { RequestError } from '../../problems.ts';
import { auditRosterChange } from './auditSync.ts';
import { SYNC_CHANNEL } from './channel.ts';
import { findSync } from './readSyncs.ts';

type Decision = RosterSyncDecision['decision'];

/**
 * Lets a held run go on with the very file that was held (a file that changed since is held anew), or turns it down.
 * The same decision again, by the same person, is no second one.
 */
export async function decideHeld(
  db: Db,
  sight: Sight,
  syncId: string,
  { decision, accountId, at }: Readonly<{ decision: Decision; accountId: AccountId; at: Date }>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await trx
      .selectFrom('roster_syncs')
      .select(['state', 'reason', 'file_mark', 'approved_mark', 'decided_by'])
      .where('district_id', '=', sight.districtId)
      .where('id', '=', syncId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new RequestError('notFound');
    const wasDecided: Decision | null =
      row.reason === 'rejected' ? 'reject' : row.approved_mark !== null && row.state !== 'held' ? 'approve' : null;
    if (wasDecided === decision && row.decided_by === accountId) return;
    if (sight.reach.kind === 'classes') throw new RequestError('forbidden');
    if (row.state !== 'held') throw new RequestError('notHeld');
    const sync = await findSync(trx, sight, syncId);
    if (!sync?.mayDecide) throw new RequestError('forbidden');
    await trx
      .updateTable('roster_syncs')
      .set(
        decision === 'approve'
          ? { state: 'requested', reason: null, approved_mark: row.file_mark, decided_by: accountId, decided_at: at }
          : { state: 'failed', reason: 'rejected', ended_at: at, decided_by: accountId, decided_at: at },
      )
      .where('id', '=', syncId)
      .execute();
    await auditRosterChange(
      trx,
      { districtId: sight.districtId, accountId, at },
      { what: 'syncDecided', syncId, decision },
    );
    await sql`select pg_notify(${SYNC_CHANNEL}, ''), pg_notify(${NOTICE_CHANNEL}, ${sight.districtId})`.execute(trx);
  });
}
