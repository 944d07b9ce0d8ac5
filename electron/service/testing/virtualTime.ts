import type { Timers } from '../ports.ts';

/** Time that stands still until a test moves it. */
export function createVirtualTime(): Readonly<{
  timers: Timers;
  advance: (ms: number) => void;
  pending: () => number;
}> {
  let now = 0;
  let last = 0;
  const waiting = new Map<number, { at: number; callback: () => void }>();
  const next = (until: number): [number, { at: number; callback: () => void }] | undefined =>
    [...waiting].filter(([, { at }]) => at <= until).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
  return {
    timers: {
      elapsed: () => now,
      after: (ms, callback) => {
        last += 1;
        const id = last;
        waiting.set(id, { at: now + ms, callback });
        return () => waiting.delete(id);
      },
    },
    advance: (ms) => {
      const until = now + ms;
      for (let due = next(until); due; due = next(until)) {
        waiting.delete(due[0]);
        now = due[1].at;
        due[1].callback();
      }
      now = until;
    },
    pending: () => waiting.size,
  };
}
