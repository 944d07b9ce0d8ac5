import type { Invariant } from '../run.ts';

export const poolsHold: Invariant = {
  number: 1,
  sentence: 'For every pool 0 ≤ assigned ≤ quantity, and assigned is the number of licenses that name it.',
  served: ({ truth, before }) => {
    const counts = new Map<string, number>();
    for (const { poolId } of truth.rows.assignments) counts.set(poolId, (counts.get(poolId) ?? 0) + 1);
    for (const { id, assigned, quantity } of truth.rows.pools) {
      if (assigned !== (counts.get(id) ?? 0)) return `pool ${id} counts ${assigned}, ${counts.get(id) ?? 0} name it`;
      // A vendor may sell fewer than are assigned; from then on the count only falls. A restore brings its own.
      const earlier = before.rows.pools.find((pool) => pool.id === id)?.assigned ?? 0;
      if (assigned > quantity && assigned > earlier && truth.epoch === before.epoch)
        return `pool ${id} gave ${assigned} of ${quantity}`;
    }
    return null;
  },
};
