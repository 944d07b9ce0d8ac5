import type { Invariant } from '../run.ts';

/** With the window in front; without it the longest backoff comes on top. */
const WITHIN_MS = 90_000 + 5000;
const IDLE_MS = 15 * 60_000;

export const attemptsInTime: Invariant = {
  number: 13,
  sentence: 'Runnable, online and not paused: an attempt within 90 s.',
  stepped: ({ scheduler }, desk) => {
    if (desk.runnableSince === null) return null;
    const idle = scheduler.now() - Math.max(desk.lastAttempt, desk.runnableSince);
    const within = desk.computer.isFocused() ? WITHIN_MS : WITHIN_MS + IDLE_MS;
    return idle > within ? `no attempt for ${Math.round(idle / 1000)} s` : null;
  },
};
