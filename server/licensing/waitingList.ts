import { sql } from 'kysely';
import type { Change, Intent } from '../../shared/contract/change.ts';
import type { PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { ReasonCode } from '../../shared/contract/problem.ts';
import type { Effect } from '../../shared/licensing/decide.ts';
import type { Trx } from '../database/transaction.ts';
import type { Doer } from './writeEffects.ts';

/* What is written about who waits. Every caller holds the line of the product alone (see lines.ts). */

type Lane = Readonly<{ userId: UserId; productId: ProductId }>;

/**
 * Puts a change at the end of the product's line. The line is in the order of its times, and they rise with every
 * entry whatever the clock says: one that was set back would let people overtake those who wait.
 */
export async function joinLine(trx: Trx, change: Change, poolId: PoolId, doer: Doer): Promise<void> {
  const wanted = wantedBy(change.intent);
  if (!wanted) return;
  const { userId, productId } = wanted;
  await trx
    .insertInto('waiting')
    .values({
      id: change.id,
      district_id: doer.districtId,
      pool_id: poolId,
      user_id: userId,
      product_id: productId,
      change: JSON.stringify(change),
      account_id: doer.accountId,
      device_id: doer.deviceId,
      state: 'waiting',
      at: sql`greatest(${doer.at}::timestamptz, (select max(w.at) + interval '1 millisecond'
        from waiting w where w.product_id = ${productId} and w.state = 'waiting'))`,
    })
    .execute();
}

/** Somebody who waits for a product shall have it no more. */
export async function cancelWaiting(trx: Trx, lane: Lane, at: Date): Promise<void> {
  await trx
    .updateTable('waiting')
    .set({ state: 'cancelled', ended_at: at })
    .where('user_id', '=', lane.userId)
    .where('product_id', '=', lane.productId)
    .where('state', '=', 'waiting')
    .execute();
}

/** Whoever got the license some other way waits no more. */
export async function dropServed(trx: Trx, effects: readonly Effect[], at: Date): Promise<void> {
  for (const { kind, assignment } of effects) {
    if (kind === 'deleted') continue;
    await trx
      .updateTable('waiting')
      .set({ state: 'dropped', reason: 'alreadyAssigned', ended_at: at })
      .where('user_id', '=', assignment.userId)
      .where('product_id', '=', assignment.productId)
      .where('state', '=', 'waiting')
      .execute();
  }
}

/** The end of one wait; false when it had ended before. */
export async function endWait(
  trx: Trx,
  id: string,
  end: Readonly<{ state: 'served' | 'cancelled' | 'dropped'; reason: ReasonCode | null; at: Date }>,
): Promise<boolean> {
  const ended = await trx
    .updateTable('waiting')
    .set({ state: end.state, reason: end.reason, ended_at: end.at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

function wantedBy(intent: Intent): Lane | null {
  switch (intent.kind) {
    case 'assign':
      return intent;
    case 'swap':
      return { userId: intent.userId, productId: intent.toProductId };
    case 'unassign':
    case 'move':
      return null;
  }
}
