import type { Look } from '../look.ts';
import type { Desk, Invariant } from '../run.ts';

export const windowsShowTheView: Invariant = {
  number: 10,
  sentence: 'The view recomputed from disk is what the windows show.',
  stored: (_, desk, look) => {
    const { shown, pools } = desk.window;
    if (look.shown !== shown && JSON.stringify(look.shown) !== JSON.stringify(shown))
      return 'the windows were not told of a license that altered';
    return look.pools === pools ? null : 'the windows were not told of a count that altered';
  },
};

/** What windows show that ask now. */
export function windowOf({ shown, pools }: Look): Desk['window'] {
  return { shown, pools };
}
