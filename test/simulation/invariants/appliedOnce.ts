import type { Invariant } from '../run.ts';

export const appliedOnce: Invariant = {
  number: 2,
  sentence: 'A change id alters the server at most once, whatever is repeated, reordered, duplicated or restored.',
  served: ({ truth }) => {
    const seen = new Set<string>();
    for (const { changeId } of truth.done) {
      if (seen.has(changeId)) return `${changeId} was done twice`;
      seen.add(changeId);
    }
    return null;
  },
};
