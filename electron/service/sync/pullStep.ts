import type { SyncStatus } from '../../../shared/contract/view.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import type { SnapshotHead } from '../../../shared/contract/pull.ts';
import type { Answer } from '../api/answer.ts';
import { breathe } from './breathe.ts';
import type { DriftWatch } from './driftWatch.ts';
import type { Gate } from './gate.ts';
import { outcomeOf, type Next } from './outcome.ts';
import type { Log, Notify, Timers } from '../ports.ts';
import type { SnapshotStore, SyncApi, SyncStore } from './ports.ts';

type Deps = Readonly<{
  store: SyncStore;
  api: SyncApi;
  gate: Gate;
  timers: Timers;
  log: Log;
  notify: Notify;
  drift: DriftWatch;
  /** Somebody waits for the store. */
  isWanted: () => boolean;
}>;

export type PullStep = Readonly<{
  /** Takes what is new; false when something has to happen first. */
  delta: () => Promise<boolean>;
  /** Replaces the base tables whole; false when that did not succeed. */
  snapshot: () => Promise<boolean>;
  /** How far a snapshot has come. */
  download: () => SyncStatus['download'];
}>;

/** Windows are told of the progress this often, not at every line. */
const PROGRESS_EVERY_ROWS = 5000;

export function createPullStep(deps: Deps): PullStep {
  const { store, api, gate, timers, log, notify, drift } = deps;
  let download: SyncStatus['download'] = null;

  const obey = async (answer: Answer<unknown>, next: Next): Promise<void> => {
    if (answer.kind === 'problem' && answer.code !== null) gate.reached();
    if (next.do === 'refreshRights') await api.refreshRights();
    gate.obey(next);
  };

  const progress = (rows: number, of: number): void => {
    const before = download?.rows ?? 0;
    download = { rows, of };
    if (Math.floor(rows / PROGRESS_EVERY_ROWS) !== Math.floor(before / PROGRESS_EVERY_ROWS)) notify(['status']);
  };

  const finish = async (build: SnapshotStore, head: SnapshotHead): Promise<boolean> => {
    for (const step of build.finish()) {
      step();
      // oxlint-disable-next-line no-await-in-loop -- a person's edit may go in between
      await breathe(timers);
    }
    const before = store.device().epoch;
    if (!build.swap(head)) {
      log('warn', 'snapshotIncomplete');
      gate.obey({ do: 'backOff', reached: true, why: 'snapshotIncomplete' });
      return false;
    }
    if (before !== null && before !== head.epoch) log('warn', 'epochChanged');
    return true;
  };

  const clear = async (build: SnapshotStore): Promise<void> => {
    for (const step of build.clear()) {
      step();
      // oxlint-disable-next-line no-await-in-loop -- a person's edit may go in between
      await breathe(timers);
    }
  };

  return {
    download: () => download,
    delta: async () => {
      const { cursor, epoch } = store.device();
      if (cursor === null) {
        store.wantSnapshot();
        return false;
      }
      const check = drift.isDue();
      const answer = await api.changes(cursor, check);
      if (answer.kind === 'ok') {
        gate.reached();
        if (answer.body.epoch === epoch) {
          store.applyDelta(answer.body);
          if (check && (await drift.isDrifted(answer.body.checks, deps.isWanted))) store.wantSnapshot();
          return true;
        }
        store.wantSnapshot();
        return false;
      }
      const { next } = outcomeOf(answer);
      if (next.do === 'snapshot' || next.do === 'pullFirst') {
        gate.reached();
        store.wantSnapshot();
      } else {
        await obey(answer, next);
      }
      return false;
    },
    snapshot: async () => {
      const build = store.beginSnapshot();
      let rows = 0;
      let of = 0;
      download = { rows, of };
      notify(['status']);
      try {
        const answer = await api.snapshot({
          head: (head) => {
            of = tableNames.reduce((sum, table) => sum + head.checks[table].count, 0);
            progress(rows, of);
          },
          rows: (table, some) => {
            build.put(table, some);
            rows += some.length;
            progress(rows, of);
          },
        });
        if (answer.kind === 'ok') {
          gate.reached();
          return await finish(build, answer.body);
        }
        await obey(answer, outcomeOf(answer).next);
        return false;
      } finally {
        download = null;
        await clear(build);
        notify(['status']);
      }
    },
  };
}
