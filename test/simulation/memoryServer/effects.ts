import { lanesOf, type Change } from '../../../shared/contract/change.ts';
import type { CurrentLane, Effects } from '../../../shared/contract/push.ts';
import type { Effect } from '../../../shared/licensing/decide.ts';
import type { World } from '../../../shared/licensing/world.ts';
import { seenBy } from '../../../shared/licensing/overlayWorld.ts';
import type { Done } from '../site.ts';
import { withRow, type State } from './state.ts';

/** Writes what a decision does: licenses, the pools' counts, and the record of it. */
export function withEffects(
  state: State,
  effects: readonly Effect[],
  change: Change,
  by: Readonly<{ deviceId: string; how: Done['how']; world: World }>,
): State {
  let next = state;
  for (const effect of effects) {
    const { assignment } = effect;
    next = withRow(next, 'assignments', assignment.id, effect.kind === 'deleted' ? null : assignment);
    if (effect.kind !== 'moved') next = counted(next, assignment.poolId, effect.kind === 'created' ? 1 : -1);
  }
  const before = [...seenBy(by.world, change.intent)];
  return { ...next, done: [...next.done, { changeId: change.id, deviceId: by.deviceId, how: by.how, before }] };
}

function counted(state: State, poolId: string, by: number): State {
  const pool = state.tables.pools.get(poolId);
  return pool ? withRow(state, 'pools', poolId, { ...pool, assigned: pool.assigned + by }) : state;
}

/** The rows as they are after it, for the verdict. */
export function effectsShown(state: State, effects: readonly Effect[]): Effects {
  const poolIds = [...new Set(effects.map(({ assignment }) => assignment.poolId))].sort();
  return {
    assignments: effects.filter(({ kind }) => kind !== 'deleted').map(({ assignment }) => assignment),
    released: effects.filter(({ kind }) => kind === 'deleted').map(({ assignment }) => assignment.id),
    pools: poolIds.flatMap((id) => state.tables.pools.get(id) ?? []),
  };
}

/** The lanes as they are now. Who changed them last is left out: it decides nothing. */
export function lanesNow(world: World, change: Change): CurrentLane[] {
  return lanesOf(change.intent).map(({ userId, productId }) => ({
    userId,
    productId,
    assignment: world.holding(userId, productId) ?? null,
    changedBy: null,
    changedAt: null,
  }));
}
