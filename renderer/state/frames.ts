/** When what is altered is painted. */
export type Frames = Readonly<{
  /** Runs the work once what is rendered now is painted. */
  afterPaint: (work: () => void) => void;
  /** Runs the work after the longest that something may wait for what comes along with it. */
  later: (work: () => void) => void;
}>;

/** A window that nobody sees has no frames; what waits for one runs after this long all the same. */
const UNSEEN_MS = 100;

/** Two frames of a common screen: nobody sees it. */
const LATER_MS = 33;

/** The frames of this window. */
export const windowFrames: Frames = {
  afterPaint: (work) => {
    const run = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      // A frame is one task, from its callbacks to its painting: the next task comes after it.
      setTimeout(work, 0);
    };
    const frame = requestAnimationFrame(run);
    const timer = setTimeout(run, UNSEEN_MS);
  },
  later: (work) => void setTimeout(work, LATER_MS),
};

/**
 * Shows at once what arrives one after the other. The returned function is called with each that has arrived: it is
 * shown now, or a little later while more is on its way. Resolves when it is painted.
 */
export function showTogether(show: () => void, frames: Frames): (isMoreComing: boolean) => Promise<void> {
  let waiting: Readonly<{ painted: Promise<void>; go: () => void }> | null = null;

  const begin = (): typeof waiting & object => {
    let isGone = false;
    let finish = (): void => undefined;
    const painted = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const go = (): void => {
      if (isGone) return;
      isGone = true;
      waiting = null;
      show();
      frames.afterPaint(finish);
    };
    return { painted, go };
  };

  return (isMoreComing) => {
    waiting ??= begin();
    const { painted, go } = waiting;
    if (isMoreComing) frames.later(go);
    else go();
    return painted;
  };
}
