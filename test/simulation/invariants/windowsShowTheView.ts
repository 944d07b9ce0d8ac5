import type { Look } from '../look.ts';
import type { Desk, Invariant } from '../run.ts';

export const windowsShowTheView: Invariant = {
  number: 10,
  sentence: 'The view recomputed from disk is what the windows show.',
  stored: (_, desk, look) => {
    const now = windowOf(look);
    if (now.shown !== desk.window.shown) return 'the windows were not told of a license that altered';
    // What was not read when the windows asked last cannot be compared.
    if (now.pools === null || desk.window.pools === null) return null;
    return now.pools === desk.window.pools ? null : 'the windows were not told of a count that altered';
  },
};

/** What windows show that ask now. */
export function windowOf({ shown, pools }: Look): Desk['window'] {
  return { shown: JSON.stringify(shown), pools };
}
