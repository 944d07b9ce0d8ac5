import { Change } from '../../shared/contract/change.ts';
import { ProductId, type ChangeId } from '../../shared/contract/ids.ts';
import { WaitState } from '../../shared/contract/waiting.ts';
import type { Db } from '../database/transaction.ts';
import { RequestError } from '../problems.ts';
import { auditWait } from '../audit/auditWait.ts';
import type { By } from '../audit/writeAudit.ts';
import { holdLines } from './lines.ts';
import { announce } from './serveDistrict.ts';
import { isLaneInSight } from './scopeSql.ts';
import type { Sight } from './sight.ts';
import { untilDecided } from './untilDecided.ts';
import { endWait } from './waitingList.ts';

/** A wait of somebody in sight, whether it has ended or not. */
export async function readWait(db: Db, sight: Sight, id: ChangeId): Promise<WaitState> {
  const row = await db
    .selectFrom('waiting as w')
    .selectAll()
    .where('w.id', '=', id)
    .where(isLaneInSight(sight, 'w'))
    .executeTakeFirst();
  if (!row) throw new RequestError('notFound');
  return WaitState.parse({
    id: row.id,
    userId: row.user_id,
    productId: row.product_id,
    poolId: row.pool_id,
    requestedAt: row.at.toISOString(),
    state: row.state,
    reason: row.reason,
    endedAt: row.ended_at?.toISOString() ?? null,
  });
}

/**
 * Ends a wait; once more changes nothing. Whoever sees somebody's licenses may act for them, by role (`isLaneInSight`
 * and `mayActFor` say the same), so being in sight is all that is asked.
 */
export async function cancelWait(db: Db, sight: Sight, id: ChangeId, by: By): Promise<void> {
  const { productId } = await readWait(db, sight, id);
  await untilDecided(db, async (trx) => {
    await holdLines(trx, [ProductId.parse(productId)]);
    if (!(await endWait(trx, id, { state: 'cancelled', reason: null, at: by.at }))) return;
    const { change } = await trx.selectFrom('waiting').select('change').where('id', '=', id).executeTakeFirstOrThrow();
    await auditWait(trx, by, Change.parse(change), { state: 'cancelled', reason: null });
    await announce(trx, sight.districtId);
  });
}
