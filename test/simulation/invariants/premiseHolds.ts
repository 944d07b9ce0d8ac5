import type { Invariant } from '../run.ts';

export const premiseHolds: Invariant = {
  number: 9,
  sentence: "A change whose premise altered is never applied without the person's choice.",
  served: ({ truth, desks }) => {
    for (const { changeId, before } of truth.done) {
      const saw = desks.flatMap(({ ticks }) => ticks).find(({ id }) => id === changeId)?.saw;
      if (saw && before && JSON.stringify(saw) !== JSON.stringify(before))
        return `${changeId} saw ${JSON.stringify(saw)}, it was ${JSON.stringify(before)}`;
    }
    return null;
  },
};
