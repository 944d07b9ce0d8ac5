import type { Connection } from '../../../shared/contract/view.ts';
import type { Engine } from './engine.ts';

/** The engine of a store that may only be read: it sends and takes nothing. */
export function createIdleEngine(connection: Connection): Engine {
  const nothing = (): void => undefined;
  return {
    start: nothing,
    stop: async () => Promise.resolve(),
    status: () => ({ connection, busy: false, download: null }),
    changed: nothing,
    setOnline: nothing,
    setFocused: nothing,
    resume: nothing,
    syncNow: async () => Promise.resolve(),
    signedIn: nothing,
  };
}
