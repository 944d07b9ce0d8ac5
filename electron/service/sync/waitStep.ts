import type { Gate } from './gate.ts';
import { outcomeOf } from './outcome.ts';
import type { SyncApi, SyncStore } from './ports.ts';

/** Asks after changes that waited for a license, once the pull says that they do so no more. */
export function createWaitStep({
  store,
  api,
  gate,
}: Readonly<{ store: SyncStore; api: SyncApi; gate: Gate }>): Readonly<{ run: () => Promise<void> }> {
  return {
    run: async () => {
      for (const id of store.endedWaits()) {
        // oxlint-disable-next-line no-await-in-loop -- one request at a time
        const answer = await api.wait(id);
        if (answer.kind === 'ok') store.endWait(id, answer.body);
        else if (answer.kind === 'problem' && answer.code === 'notFound') store.endWait(id, null);
        else {
          // Nothing is lost: the next pull asks again.
          const { next } = outcomeOf(answer);
          if (next.do !== 'snapshot' && next.do !== 'pullFirst') gate.obey(next);
          return;
        }
      }
    },
  };
}
