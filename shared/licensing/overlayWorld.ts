import type { PoolId } from '../contract/ids.ts';
import { lanesOf, type Intent, type Seen } from '../contract/change.ts';
import type { Assignment, Pool } from '../contract/rows.ts';
import type { Effect } from './decide.ts';
import type { World } from './world.ts';

const laneKey = (userId: string, productId: string): string => `${userId}\u0000${productId}`;

/** A world that remembers the effects of changes applied to it: for previews and for predicting a queue. */
export function overlayWorld(base: World): Readonly<{ world: World; apply: (effects: readonly Effect[]) => void }> {
  const lanes = new Map<string, Assignment | null>();
  const assigned = new Map<PoolId, number>();
  const count = (poolId: PoolId, by: number): void => {
    assigned.set(poolId, (assigned.get(poolId) ?? 0) + by);
  };
  const withCount = (pool: Pool): Pool => {
    const by = assigned.get(pool.id) ?? 0;
    return by === 0 ? pool : { ...pool, assigned: Math.max(0, pool.assigned + by) };
  };
  return {
    world: {
      ...base,
      poolsOf: (productId) => base.poolsOf(productId).map(withCount),
      holding: (userId, productId) => {
        const lane = lanes.get(laneKey(userId, productId));
        return lane === undefined ? base.holding(userId, productId) : (lane ?? undefined);
      },
    },
    apply: (effects) => {
      for (const effect of effects) {
        const { assignment } = effect;
        switch (effect.kind) {
          case 'created':
            lanes.set(laneKey(assignment.userId, assignment.productId), assignment);
            count(assignment.poolId, 1);
            break;
          case 'deleted':
            lanes.set(laneKey(assignment.userId, assignment.productId), null);
            count(assignment.poolId, -1);
            break;
          case 'moved':
            lanes.set(laneKey(effect.from.userId, effect.from.productId), null);
            lanes.set(laneKey(assignment.userId, assignment.productId), assignment);
            break;
        }
      }
    },
  };
}

/** What a person who looks at this world sees in the lanes an intent touches. */
export function seenBy(world: World, intent: Intent): readonly Seen[] {
  return lanesOf(intent).map(({ userId, productId }) => {
    const held = world.holding(userId, productId);
    return { userId, productId, assignment: held ? { id: held.id, version: held.version } : null };
  });
}
