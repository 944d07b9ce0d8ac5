import { createLicensingApi } from '../../../electron/service/api/licensingApi.ts';
import { systemClock, systemRandom, systemTimers } from '../../../electron/service/machine.ts';
import { createSyncStore } from '../../../electron/service/store/syncStore.ts';
import { readDevice } from '../../../electron/service/store/device.ts';
import type { Sql } from '../../../electron/service/store/sqlite.ts';
import { createEngine } from '../../../electron/service/sync/engine.ts';
import type { Topic } from '../../../shared/contract/ipcService.ts';
import { OWNER } from './sampleStore.ts';

/**
 * Runs the real engine on this store against a server until `isDone`, asked after every notice to the windows. Answers
 * the milliseconds from its start.
 */
export async function syncUntil(sql: Sql, url: string, isDone: (topics: readonly Topic[]) => boolean): Promise<number> {
  const abort = new AbortController();
  const api = createLicensingApi({ base: url, fetch, timers: systemTimers, clock: systemClock });
  const caller = { accessToken: 'bench', deviceId: readDevice(sql).deviceId, signal: abort.signal };
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const notify = (topics: readonly Topic[]): void => {
    if (isDone(topics)) finish();
  };
  const unused = async (): Promise<never> => Promise.reject(new Error('The measures ask for no such thing.'));
  const engine = createEngine({
    store: createSyncStore({ sql, owner: () => OWNER, clock: systemClock, notify }),
    api: {
      probe: async () => api.server(),
      push: async (body) => api.push(caller, body),
      ops: async (after) => api.ops(caller, after),
      changes: async (cursor) => api.changes(caller, cursor, false),
      snapshot: async (sink) => api.snapshot(caller, sink),
      wait: unused,
      refreshRights: unused,
      events: async () => Promise.resolve(false),
    },
    timers: systemTimers,
    random: systemRandom,
    log: (level, event) => {
      if (level !== 'info') console.error(`  ! ${event}`);
    },
    notify,
    onFault: (error) => {
      throw error;
    },
    abort: () => undefined,
    online: true,
    focused: true,
    reachable: true,
  });
  const began = performance.now();
  engine.start();
  await done;
  const took = performance.now() - began;
  await engine.stop();
  return took;
}
