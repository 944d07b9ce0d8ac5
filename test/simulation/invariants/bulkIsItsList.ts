import type { Invariant } from '../run.ts';

export const bulkIsItsList: Invariant = {
  number: 16,
  sentence: "A bulk's children are its frozen list; its counts are the sum of theirs.",
  stored: (_, desk, look) => {
    for (const { id, saved, asked, notSaved } of desk.sets) {
      if (saved.length + notSaved !== asked) return `set ${id}: ${saved.length} + ${notSaved} of ${asked}`;
      const children = look.outbox.filter(({ setId }) => setId === id).map((row) => row.id);
      // What was merged at once stands before the rest, so the order is not that of the list.
      if (children.sort().join() !== [...saved].sort().join()) return `set ${id} has other children now`;
    }
    return null;
  },
};
