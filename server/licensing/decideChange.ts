import { lanesOf, type Change, type Intent } from '../../shared/contract/change.ts';
import type { ProductId } from '../../shared/contract/ids.ts';
import { CurrentLane, type Verdict } from '../../shared/contract/push.ts';
import { decide } from '../../shared/licensing/decide.ts';
import type { World } from '../../shared/licensing/world.ts';
import type { Trx } from '../database/transaction.ts';
import { reasonProblem } from '../problems.ts';
import { lockWorld } from './lockWorld.ts';
import type { Sight } from './sight.ts';
import { holdLines, LineNeeded, shareLines, type LineHold } from './lines.ts';
import { serveLines } from './serveLines.ts';
import { cancelWaiting, dropServed, joinLine } from './waitingList.ts';
import { readEffects, writeEffects, type Doer } from './writeEffects.ts';

/**
 * Decides one change by the rules on what is so now, and writes what it does, all in the caller's transaction.
 * Throws `LostRace` when somebody was quicker: roll back and call again. Throws `LineNeeded` when it shares the lines of
 * its products and must hold them alone.
 */
export async function decideChange(
  trx: Trx,
  change: Change,
  sight: Sight,
  doer: Doer,
  hold: LineHold,
): Promise<Verdict> {
  const products = [...new Set(lanesOf(change.intent).map((lane): ProductId => lane.productId))];
  const serving = { districtId: doer.districtId, timeZone: sight.timeZone, at: doer.at, sights: new Map() };
  if (hold === 'shared') {
    await shareLines(trx, products);
  } else {
    await holdLines(trx, products);
    // A term may have started, or a quantity risen: who waits for it comes before this change.
    await serveLines(trx, products, serving);
  }
  const world = await lockWorld(trx, change.intent, sight, doer.at);
  const decision = decide({ ...change, at: doer.at.toISOString() }, world);
  switch (decision.outcome) {
    case 'apply': {
      await writeEffects(trx, decision.effects, change, doer);
      if (hold === 'alone') {
        await dropServed(trx, decision.effects, doer.at);
        await serveLines(trx, products, serving);
      }
      return { status: 'applied', effects: await readEffects(trx, decision.effects, sight) };
    }
    case 'noop':
      if (change.intent.kind === 'unassign' && hold === 'alone') await cancelWaiting(trx, change.intent, doer.at);
      return { status: 'noop', problem: reasonProblem(decision.reason) };
    case 'refuse':
      return { status: 'refused', problem: reasonProblem(decision.reason) };
    case 'held':
      return {
        status: 'held',
        problem: reasonProblem('changedElsewhere'),
        current: await readLanes(trx, change.intent, world),
      };
    case 'wait':
      if (hold === 'shared') throw new LineNeeded();
      await joinLine(trx, change, decision.poolId, doer);
      return { status: 'waiting', poolId: decision.poolId };
  }
}

/** The lanes as they are now, with who changed them last. */
async function readLanes(trx: Trx, intent: Intent, world: World): Promise<CurrentLane[]> {
  const lanes: CurrentLane[] = [];
  for (const { userId, productId } of lanesOf(intent)) {
    const last = await trx
      .selectFrom('license_events')
      .leftJoin('accounts', 'accounts.id', 'license_events.account_id')
      .select(['license_events.at', 'accounts.display_name'])
      .where('license_events.user_id', '=', userId)
      .where('product_id', '=', productId)
      .orderBy('license_events.id', 'desc')
      .executeTakeFirst();
    lanes.push(
      CurrentLane.parse({
        userId,
        productId,
        assignment: world.holding(userId, productId) ?? null,
        changedBy: last?.display_name ?? null,
        changedAt: last?.at.toISOString() ?? null,
      }),
    );
  }
  return lanes;
}
