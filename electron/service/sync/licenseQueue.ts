import type { ChangeId, PoolId } from '../../../shared/contract/ids.ts';
import type { LaneEffect } from '../store/lane.ts';

/** The licenses of one pool as a queue of changes gives them back and takes them. */
export type LicenseQueue = Readonly<{
  free: (by: ChangeId) => void;
  /** Takes one; answers the change that must happen first because it frees this very license, or null. */
  take: () => ChangeId | null;
}>;

/** `available`: licenses that are there whatever becomes of the queue. */
export function licenseQueue(available: number): LicenseQueue {
  let there = available;
  const freed: ChangeId[] = [];
  return {
    free: (by) => {
      freed.push(by);
    },
    take: () => {
      if (there > 0) {
        there -= 1;
        return null;
      }
      return freed.shift() ?? null;
    },
  };
}

/** What a change does to the count of each pool, moves within a pool left out: -1 gives one back, 1 takes one. */
export function poolDeltas(lanes: readonly LaneEffect[]): ReadonlyMap<PoolId, number> {
  const deltas = new Map<PoolId, number>();
  const add = (poolId: PoolId | null | undefined, by: number): void => {
    if (poolId) deltas.set(poolId, (deltas.get(poolId) ?? 0) + by);
  };
  for (const { assignment, was } of lanes) {
    add(was, -1);
    add(assignment?.poolId, 1);
  }
  return deltas;
}
