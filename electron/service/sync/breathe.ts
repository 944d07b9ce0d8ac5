import type { Timers } from '../ports.ts';

/** Lets whatever waits go first: a person's edit between two pieces of long work. */
export async function breathe(timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    timers.after(0, resolve);
  });
}
