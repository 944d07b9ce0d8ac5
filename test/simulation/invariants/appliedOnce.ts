import type { Invariant, Run } from '../run.ts';
import type { Said } from '../site.ts';
import { isVerdict } from './isVerdict.ts';

export const appliedOnce: Invariant = {
  number: 2,
  sentence: 'A change id alters the server at most once, whatever is repeated, reordered, duplicated or restored.',
  served: ({ truth }) => {
    const seen = new Set<string>();
    for (const { changeId } of truth.done) {
      if (seen.has(changeId)) return `${changeId} was done twice`;
      seen.add(changeId);
    }
    return decidedTwice(truth);
  },
};

/** How far the server's words were read, and the verdict of each change in each epoch. */
type Known = { read: number; verdicts: Map<string, string> };
const known = new WeakMap<readonly Said[], Known>();

/** Was a change decided anew when it came again? A restored server may have to; no other. */
function decidedTwice({ said }: Run['truth']): string | null {
  const so = known.get(said) ?? { read: 0, verdicts: new Map() };
  known.set(said, so);
  for (; so.read < said.length; so.read += 1) {
    const one = said[so.read];
    if (!one || !isVerdict(one.result.status)) continue;
    const key = `${one.epoch} ${one.item.id}`;
    const before = so.verdicts.get(key) ?? one.result.status;
    if (before !== one.result.status) return `${one.item.id} was ${before}, and decided again as ${one.result.status}`;
    so.verdicts.set(key, before);
  }
  return null;
}
