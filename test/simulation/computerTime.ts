import type { Timers } from '../../electron/service/ports.ts';
import type { Life } from './disk.ts';
import type { Scheduler } from './scheduler.ts';

/** How time passes at one computer: nothing happens in its sleep, and some computers do not count it. */
export type ComputerTime = Readonly<{
  timersFor: (life: Life) => Timers;
  isAsleep: () => boolean;
  sleep: () => void;
  /** Wakes up; `first` happens before everything that was put off. */
  wake: (counted: boolean, first: () => void) => void;
  /** Runs it now, or when the computer wakes up. */
  whenAwake: (work: () => void) => void;
  /** Forgets what was put off: somebody started the app anew. */
  startAfresh: () => void;
}>;

export function createComputerTime(scheduler: Scheduler): ComputerTime {
  let asleepSince: number | null = null;
  /** Time that passed in sleep and that this computer's timers do not know of. */
  let lostTime = 0;
  const deferred: (() => void)[] = [];
  const elapsed = (): number => (asleepSince ?? scheduler.now()) - lostTime;
  const whenAwake = (work: () => void): void => {
    if (asleepSince === null) work();
    else deferred.push(work);
  };
  return {
    whenAwake,
    isAsleep: () => asleepSince !== null,
    sleep: () => {
      asleepSince ??= scheduler.now();
    },
    wake: (counted, first) => {
      if (asleepSince === null) return;
      if (!counted) lostTime += scheduler.now() - asleepSince;
      asleepSince = null;
      first();
      for (const work of deferred.splice(0)) scheduler.after(0, work);
    },
    startAfresh: () => {
      asleepSince = null;
      deferred.length = 0;
    },
    timersFor: (life) => ({
      elapsed,
      after: (ms, callback) => {
        const due = elapsed() + ms;
        let cancel = (): void => undefined;
        let cancelled = false;
        const fire = (): void => {
          if (life.dead || cancelled) return;
          if (asleepSince !== null) whenAwake(fire);
          else if (elapsed() < due) cancel = scheduler.after(due - elapsed(), fire);
          else callback();
        };
        cancel = scheduler.after(ms, fire);
        return () => {
          cancelled = true;
          cancel();
        };
      },
    }),
  };
}
