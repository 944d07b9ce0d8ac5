import type { Log, Timers } from '../ports.ts';

/** One piece of work, short or rare; answers whether there is more of the same. */
export type Chore = Readonly<{ name: string; step: () => boolean }>;

export type UpkeepDeps = Readonly<{
  timers: Timers;
  log: Log;
  /** Nobody waits for the store: no request came for a while, and nothing is sent or taken. */
  isQuiet: () => boolean;
  /** What there is to do, asked anew each time. */
  chores: () => readonly Chore[];
  /** The store could not be read or written. */
  onFault: (error: unknown) => void;
}>;

const FIRST_AFTER_MS = 10_000;
const AGAIN_AFTER_MS = 60 * 60_000;
const BETWEEN_STEPS_MS = 50;
/** Somebody is at work: look again then. */
const NOT_QUIET_MS = 5000;

/** Does what a store needs now and then, a step at a time, when nobody waits for it. */
export function createUpkeep({ timers, log, isQuiet, chores, onFault }: UpkeepDeps): Readonly<{
  start: () => void;
  stop: () => void;
}> {
  let cancel = (): void => undefined;
  const later = (ms: number, work: () => void): void => {
    cancel = timers.after(ms, work);
  };
  const go = (queue: readonly Chore[]): void => {
    const [next, ...rest] = queue;
    if (!next) return later(AGAIN_AFTER_MS, () => go(chores()));
    if (!isQuiet()) return later(NOT_QUIET_MS, () => go(queue));
    const hasMore = run(next);
    later(BETWEEN_STEPS_MS, () => go(hasMore ? queue : rest));
  };
  const run = ({ name, step }: Chore): boolean => {
    try {
      return step();
    } catch (error) {
      log('warn', 'choreFailed', { chore: name, error: error instanceof Error ? error.name : 'unknown' });
      onFault(error);
      return false;
    }
  };
  return {
    start: () => {
      cancel();
      later(FIRST_AFTER_MS, () => go(chores()));
    },
    stop: () => cancel(),
  };
}
