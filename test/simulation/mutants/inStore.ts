import { putRows } from '../../../electron/service/store/baseSql.ts';
import type { Sql } from '../../../electron/service/store/sqlite.ts';
import type { SyncStore } from '../../../electron/service/sync/ports.ts';
import type { Mutant } from './mutant.ts';

class TakenBack extends Error {}

/** Defects of what the engine writes down, and when. */
export const inStore: readonly Mutant[] = [
  { name: 'sends before the bytes are committed', mutation: { store: sendingFirst } },
  {
    name: 'drops the overlay at the answer',
    mutation: {
      store: (store, sql) => ({
        ...store,
        settle: (answers) => {
          const count = store.settle(answers);
          sql.run("UPDATE outbox SET live = 0 WHERE state IN ('applied', 'noop')");
          sql.run('DELETE FROM overlay WHERE settled_seq IS NOT NULL');
          return count;
        },
      }),
    },
  },
  {
    name: 'a pull drops every prediction',
    mutation: {
      store: (store, sql) => ({
        ...store,
        applyDelta: (delta) => {
          store.applyDelta(delta);
          sql.run('DELETE FROM overlay');
        },
      }),
    },
  },
  { name: 'acknowledges one too many', mutation: { store: (store) => ({ ...store, ack: () => store.ack() + 1 }) } },
  {
    name: 'applies a delta without its closed numbers',
    mutation: {
      store: (store) => ({
        ...store,
        applyDelta: (delta) => store.applyDelta({ ...delta, closed: { floor: 0, seqs: [] } }),
      }),
    },
  },
  {
    name: 'believes that every number is in the rows',
    mutation: {
      store: (store) => ({
        ...store,
        applyDelta: (delta) => store.applyDelta({ ...delta, closed: { floor: 1_000_000, seqs: [] } }),
      }),
    },
  },
  {
    name: 'forgets what is gone',
    mutation: {
      store: (store) => ({
        ...store,
        applyDelta: (delta) =>
          store.applyDelta({ ...delta, gone: { ...delta.gone, assignments: [], enrollments: [] } }),
      }),
    },
  },
  {
    name: 'moves the cursor before the rows are there',
    mutation: {
      store: (store, sql) => ({
        ...store,
        applyDelta: (delta) => {
          sql.run('UPDATE device SET cursor = ?', [delta.cursor]);
          store.applyDelta(delta);
        },
      }),
    },
  },
  {
    name: 'writes a snapshot over the rows as it comes',
    mutation: {
      store: (store, sql) => ({
        ...store,
        beginSnapshot: () => {
          const build = store.beginSnapshot();
          return {
            ...build,
            put: (table, rows) => {
              putRows(sql, '', table, rows);
              build.put(table, rows);
            },
          };
        },
      }),
    },
  },
  {
    name: 'sends everything again after a restore',
    mutation: {
      store: (store, sql) => ({
        ...store,
        beginSnapshot: () => {
          const build = store.beginSnapshot();
          return {
            ...build,
            swap: (head) => {
              const { epoch } = store.device();
              const done = build.swap(head);
              if (done && epoch !== head.epoch) resendAll(sql);
              return done;
            },
          };
        },
      }),
    },
  },
  {
    name: 'never asks what became of a lost answer',
    mutation: {
      store: (store) => ({ ...store, inFlight: (state) => (state === 'unknown' ? [] : store.inFlight(state)) }),
    },
  },
  {
    name: 'never gives up on a poisoned change',
    mutation: { store: (store) => ({ ...store, countFault: () => 1 }) },
  },
  {
    name: 'a poisoned change is ended without asking the server',
    mutation: { store: (store) => ({ ...store, requestVoid: (id, why) => store.quarantine([id], why) }) },
  },
];

/** Takes the batch in a transaction that comes to nothing. */
function sendingFirst(store: SyncStore, sql: Sql): SyncStore {
  return {
    ...store,
    takeBatch: (limit, skip) => {
      let batch: ReturnType<SyncStore['takeBatch']> = [];
      try {
        sql.write(() => {
          batch = store.takeBatch(limit, skip);
          throw new TakenBack();
        });
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error;
      }
      return batch;
    },
  };
}

function resendAll(sql: Sql): void {
  sql.run("DELETE FROM verdicts WHERE change_id IN (SELECT change_id FROM outbox WHERE state = 'applied')");
  sql.run("UPDATE outbox SET state = 'sending', settled_at = NULL WHERE state = 'applied' AND bytes IS NOT NULL");
}
