import type { App, PowerMonitor, WebContents } from 'electron';
import type { Part } from './parts.ts';

const LOOK_MS = 10_000;

export type LockWatchOptions = Readonly<{
  app: Pick<App, 'on' | 'off'>;
  powerMonitor: Pick<PowerMonitor, 'on' | 'off' | 'getSystemIdleTime'>;
  /** Minutes without use; 0 for never. */
  lockAfter: () => number;
  lock: () => void;
  /** Milliseconds of a clock that nobody sets. */
  now: () => number;
}>;

/** Locks the app when nobody has used this computer for a while, and when the computer itself is locked or sleeps. */
export function createLockWatch({ app, powerMonitor, lockAfter, lock, now }: LockWatchOptions): Part {
  let timer: NodeJS.Timeout | undefined;
  let lastUse = now();
  const used = (): void => {
    lastUse = now();
  };
  // The system does not count what a screen reader or a remote control does in our window.
  const listen = (_event: unknown, contents: WebContents): void => void contents.on('input-event', used);
  const look = (): void => {
    const idleMs = Math.min(powerMonitor.getSystemIdleTime() * 1000, now() - lastUse);
    if (lockAfter() > 0 && idleMs >= lockAfter() * 60_000) lock();
  };
  const left = (): void => {
    if (lockAfter() > 0) lock();
  };
  // Now: the first window is there before the parts that watch are started.
  app.on('web-contents-created', listen);
  return {
    start: () => {
      powerMonitor.on('lock-screen', left);
      powerMonitor.on('suspend', left);
      timer = setInterval(look, LOOK_MS);
    },
    stop: () => {
      clearInterval(timer);
      app.off('web-contents-created', listen);
      powerMonitor.off('lock-screen', left);
      powerMonitor.off('suspend', left);
    },
  };
}
