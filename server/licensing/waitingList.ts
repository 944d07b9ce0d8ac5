import { Change, type Intent } from '../../shared/contract/change.ts';
import { AccountId, DeviceId, type PoolId, type ProductId, type UserId } from '../../shared/contract/ids.ts';
import { decide, type Decision, type Effect } from '../../shared/licensing/decide.ts';
import { loadAccount } from '../accounts/loadAccount.ts';
import type { Trx } from '../database/transaction.ts';
import { lockWorld } from './lockWorld.ts';
import { loadSight } from './sight.ts';
import { writeEffects, type Doer } from './writeEffects.ts';

/** Puts a change at the end of a pool's line. */
export async function joinLine(trx: Trx, change: Change, poolId: PoolId, doer: Doer): Promise<void> {
  const wanted = wantedBy(change.intent);
  if (!wanted) return;
  await trx
    .insertInto('waiting')
    .values({
      district_id: doer.districtId,
      pool_id: poolId,
      user_id: wanted.userId,
      product_id: wanted.productId,
      change_id: change.id,
      change: JSON.stringify(change),
      account_id: doer.accountId,
      device_id: doer.deviceId,
      state: 'waiting',
      at: doer.at,
    })
    .execute();
}

/** Somebody who waits for a product shall have it no more. */
export async function cancelWaiting(
  trx: Trx,
  lane: Readonly<{ userId: UserId; productId: ProductId }>,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('waiting')
    .set({ state: 'cancelled', ended_at: at })
    .where('user_id', '=', lane.userId)
    .where('product_id', '=', lane.productId)
    .where('state', '=', 'waiting')
    .execute();
}

/** Gives licenses that came back to those who wait for them, in the transaction that freed them. */
export async function serveLine(trx: Trx, effects: readonly Effect[], at: Date): Promise<void> {
  const freed = effects.filter(({ kind }) => kind === 'deleted').map(({ assignment }) => assignment.poolId);
  for (let poolId = freed.shift(); poolId !== undefined; poolId = freed.shift()) {
    const more = await serveFirst(trx, poolId, at);
    if (more) freed.push(poolId, ...more);
  }
}

/** Serves or drops the first in the pool's line; null when there is nobody, or nothing to give. */
async function serveFirst(trx: Trx, poolId: PoolId, at: Date): Promise<readonly PoolId[] | null> {
  const entry = await trx
    .selectFrom('waiting')
    .select(['id', 'change', 'account_id', 'device_id'])
    .where('pool_id', '=', poolId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!entry) return null;
  const change = Change.parse(entry.change);
  const signedIn = await loadAccount(trx, entry.account_id);
  const sight = signedIn && (await loadSight(trx, { ...signedIn.account, districtId: signedIn.districtId }));
  const decision: Decision = sight
    ? decide({ ...change, at: at.toISOString() }, await lockWorld(trx, change.intent, sight, at))
    : { outcome: 'refuse', reason: 'outOfScope' };
  const end = async (state: 'served' | 'dropped', reason: string | null): Promise<void> => {
    await trx.updateTable('waiting').set({ state, reason, ended_at: at }).where('id', '=', entry.id).execute();
  };
  switch (decision.outcome) {
    case 'wait':
      return null;
    case 'apply': {
      const { districtId } = sight ?? { districtId: null };
      if (!districtId) return null;
      await writeEffects(trx, decision.effects, change.id, {
        districtId,
        accountId: AccountId.parse(entry.account_id),
        deviceId: DeviceId.parse(entry.device_id),
        at,
      });
      await end('served', null);
      return decision.effects.filter(({ kind }) => kind === 'deleted').map(({ assignment }) => assignment.poolId);
    }
    // The rules say no by now (the person left, holds one already …): the next in line is asked.
    case 'noop':
    case 'refuse':
      await end('dropped', decision.reason);
      return [];
    case 'held':
      await end('dropped', 'changedElsewhere');
      return [];
  }
}

function wantedBy(intent: Intent): Readonly<{ userId: UserId; productId: ProductId }> | null {
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
