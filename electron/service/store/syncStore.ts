import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { Clock, Notify } from '../ports.ts';
import type { SyncStore } from '../sync/ports.ts';
import type { Owner } from './device.ts';
import { readDevice, wantSnapshot } from './device.ts';
import { beginDriftCheck } from './drift.ts';
import { endWait, readEndedWaits } from './endWaits.ts';
import { hasWork, idsInState, markInFlight, readAck, takeBatch } from './outbox.ts';
import { applyDelta } from './pull.ts';
import type { Asker } from './readWorld.ts';
import { dayAtServer, releaseDue } from './schedule.ts';
import { countFault, quarantine, requestVoid, settle } from './settle.ts';
import { beginSnapshot } from './snapshot.ts';
import type { Sql } from './sqlite.ts';
import { todayIn } from './today.ts';

/** Who asks, and what day it is in their district. */
export function askerOf(sql: Sql, owner: Owner, clock: Clock): Asker {
  return {
    account: owner.account,
    today: todayIn(owner.district.timeZone, clock.now(), readDevice(sql)),
  };
}

/** The store as the engine uses it; tells the windows what altered, after each commit. */
export function createSyncStore(
  deps: Readonly<{ sql: Sql; owner: () => Owner; clock: Clock; notify: Notify }>,
): SyncStore {
  const { sql, clock, notify } = deps;
  const at = (): string => new Date(clock.now()).toISOString();
  const asker = (): Asker => askerOf(sql, deps.owner(), clock);
  const changes = (): void => notify(['status', 'activity', 'licenses']);
  return {
    device: () => readDevice(sql),
    ack: () => readAck(sql),
    takeBatch: (limit, skip) => {
      const batch = takeBatch(sql, limit, skip, at());
      if (batch.length > 0) changes();
      return batch;
    },
    hasWork: (skip) => hasWork(sql, skip),
    inFlight: (state) => idsInState(sql, state),
    mark: (ids: readonly ChangeId[], state, why) => {
      if (ids.length === 0) return;
      markInFlight(sql, ids, state, at(), why);
      changes();
    },
    settle: (answers) => {
      const count = answers.length === 0 ? 0 : settle(sql, asker(), answers, at());
      if (count > 0) changes();
      return count;
    },
    quarantine: (ids, why) => {
      if (ids.length === 0) return;
      quarantine(sql, asker(), ids, at(), why);
      changes();
    },
    requestVoid: (id, why) => {
      requestVoid(sql, id, 'engine', at(), why);
    },
    countFault: (id) => countFault(sql, id),
    applyDelta: (delta) => {
      const pulled = applyDelta(sql, asker(), delta, clock.now());
      notify([
        'status',
        ...(pulled.roster ? (['roster'] as const) : []),
        ...(pulled.roster || pulled.licenses ? (['licenses'] as const) : []),
        ...(pulled.activity ? (['activity'] as const) : []),
      ]);
    },
    endedWaits: () => readEndedWaits(sql),
    endWait: (id, state) => {
      if (endWait(sql, id, state, at())) changes();
    },
    releaseDue: (sinceMs) => {
      const day = dayAtServer(sql, sinceMs);
      if (day !== null && releaseDue(sql, asker(), day, at()) > 0) changes();
    },
    wantSnapshot: () => wantSnapshot(sql),
    beginDriftCheck: (checks) => beginDriftCheck(sql, checks),
    beginSnapshot: () => {
      const build = beginSnapshot(sql);
      return {
        ...build,
        swap: (head) => {
          const done = build.swap(asker(), head, clock.now());
          if (done) notify(['status', 'roster', 'licenses', 'activity']);
          return done;
        },
      };
    },
  };
}
