import type { Checks } from '../../../shared/contract/pull.ts';
import type { Log, Random, Timers } from '../ports.ts';
import { breathe } from './breathe.ts';
import type { SyncStore } from './ports.ts';

type Deps = Readonly<{
  store: Pick<SyncStore, 'beginDriftCheck'>;
  timers: Timers;
  random: Random;
  log: Log;
  /** The last service was killed, or the power was cut: look at once. */
  suspect: boolean;
}>;

/** When the base is held against what the server says of it, and what comes of that. */
export type DriftWatch = Readonly<{
  /** Should the next pull ask the server to count and hash? */
  isDue: () => boolean;
  /**
   * Holds the base against what came with a pull; true when it must be replaced. `isWanted`: somebody waits for the
   * store, and the check is made another time.
   */
  isDrifted: (checks: Checks | null, isWanted: () => boolean) => Promise<boolean>;
}>;

const MINUTE_MS = 60_000;

export function createDriftWatch({ store, timers, random, log, suspect }: Deps): DriftWatch {
  const inMinutes = (from: number, to: number): number =>
    timers.elapsed() + (from + (to - from) * random.unit()) * MINUTE_MS;
  // Spread: a whole district starts its computers at eight, and the server has to count for each of them.
  let due = suspect ? timers.elapsed() : inMinutes(1, 10);
  let found = false;

  const compare = async (checks: Checks, isWanted: () => boolean): Promise<readonly string[] | null> => {
    const check = store.beginDriftCheck(checks);
    for (;;) {
      if (isWanted()) return null;
      const differing = check.step();
      if (differing) return differing;
      // oxlint-disable-next-line no-await-in-loop -- piece by piece
      await breathe(timers);
    }
  };
  return {
    isDue: () => timers.elapsed() >= due,
    isDrifted: async (checks, isWanted) => {
      const differing = checks ? await compare(checks, isWanted) : [];
      due = differing ? inMinutes(45, 75) : inMinutes(2, 5);
      if (!differing) return false;
      const wasFound = found;
      found = differing.length > 0 && !wasFound;
      if (differing.length === 0) return false;
      // Twice running: a snapshot did not help, so the next one would not either.
      log('error', wasFound ? 'driftStays' : 'drift', { tables: differing.join(' ') });
      return !wasFound;
    },
  };
}
