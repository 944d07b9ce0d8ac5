import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Clock, Random, Timers } from './ports.ts';

/** The computer's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The computer's timers; `elapsed` is not moved by setting the clock. */
export const systemTimers: Timers = {
  elapsed: () => performance.now(),
  after: (ms, callback) => {
    // A longer delay than a timer can hold would fire at once.
    const timer = setTimeout(callback, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Random numbers of the operating system. */
export const systemRandom: Random = {
  unit: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  bytes: (count) => randomBytes(count),
};
