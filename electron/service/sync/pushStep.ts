import { isDeepStrictEqual } from 'node:util';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { problemCode } from '../../../shared/contract/problem.ts';
import { MAX_CHANGES_PER_PUSH, type PushResponse } from '../../../shared/contract/push.ts';
import type { Sendable } from '../store/outbox.ts';
import type { Settled } from '../store/settle.ts';
import type { Answer } from '../api/answer.ts';
import { backoffMs } from './backoff.ts';
import type { Gate } from './gate.ts';
import { outcomeOf } from './outcome.ts';
import type { Log, Random, Timers } from '../ports.ts';
import type { SyncApi, SyncStore } from './ports.ts';
import { pushBody } from './pushBody.ts';

type Deps = Readonly<{
  store: SyncStore;
  api: SyncApi;
  gate: Gate;
  timers: Timers;
  random: Random;
  log: Log;
}>;

/** `progress`: there may be more to send; `idle`: nothing to send now; `stop`: something has to happen first. */
export type Step = 'progress' | 'idle' | 'stop';

export type PushStep = Readonly<{
  run: () => Promise<Step>;
  hasWork: () => boolean;
  /** Milliseconds until a change that was put off may be sent again; null when none is. */
  nextIn: () => number | null;
  /** A pull went through: the server is well, so a change it cannot take is at fault itself. */
  pulled: () => void;
}>;

/** After so many faults of its own a change is closed by its void, so that what comes after it can go on. */
const MAX_FAULTS = 5;

/** Sends what is due, one push at a time, and writes down what became of it. */
export function createPushStep(deps: Deps): PushStep {
  const { store, api, gate, timers, random, log } = deps;
  /** Changes that are put off for themselves, with the moment they are due. */
  const putOff = new Map<ChangeId, number>();
  let limit = MAX_CHANGES_PER_PUSH;
  let pulledSince = false;

  const skip = (): ReadonlySet<ChangeId> => {
    for (const [id, due] of putOff) if (due <= timers.elapsed()) putOff.delete(id);
    return new Set(putOff.keys());
  };

  /** Asks what became of changes whose answer was lost; those the server does not know are sent again as they are. */
  const ask = async (unknown: readonly ChangeId[]): Promise<boolean> => {
    const answer = await api.ops(store.ack());
    const { next } = outcomeOf(answer);
    if (answer.kind !== 'ok') {
      await obey(answer, next);
      return false;
    }
    gate.reached();
    if (answer.body.epoch !== store.device().epoch) {
      log('warn', 'epochChanged');
      store.wantSnapshot();
      return false;
    }
    store.settle(answer.body.verdicts);
    const decided = new Set(answer.body.verdicts.map(({ id }) => id));
    store.mark(
      unknown.filter((id) => !decided.has(id)),
      'sending',
      'notDecided',
    );
    return true;
  };

  const obey = async (answer: Answer<unknown>, next: ReturnType<typeof outcomeOf>['next']): Promise<void> => {
    if (answer.kind === 'problem' && answer.code !== null) gate.reached();
    if (next.do === 'pullFirst' || next.do === 'snapshot') {
      store.wantSnapshot();
      return;
    }
    if (next.do === 'refreshRights') await api.refreshRights();
    gate.obey(next);
  };

  const smaller = (batch: readonly Sendable[], why: string): void => {
    const [only] = batch;
    if (batch.length > 1 || !only) {
      limit = Math.max(1, Math.floor(batch.length / 2));
      return;
    }
    const faults = store.countFault(only.id);
    putOff.set(only.id, timers.elapsed() + 1000 + backoffMs(faults, true, random.unit()));
    if (faults < MAX_FAULTS) return;
    log('error', 'changeNotAccepted', { changeId: only.id, code: why });
    if (only.isVoid) store.quarantine([only.id], why);
    else store.requestVoid(only.id, why);
  };

  const take = (batch: readonly Sendable[], response: PushResponse): Step => {
    const results = resultsById(response);
    const settled: Settled[] = [];
    const failed: ChangeId[] = [];
    const silent: ChangeId[] = [];
    for (const item of batch) {
      const entry = results.get(item.id);
      if (!entry || entry.seq !== item.seq) {
        silent.push(item.id);
        continue;
      }
      const { result } = entry;
      switch (result.status) {
        case 'wait':
          putOff.set(item.id, timers.elapsed() + 1000 + Math.floor(random.unit() * 1000));
          break;
        case 'failed':
          failed.push(item.id);
          break;
        case 'closed':
        case 'defect': {
          const why = result.status === 'defect' ? (problemCode(result.problem) ?? 'defect') : 'closed';
          log('error', 'changeRejected', { changeId: item.id, code: why });
          store.quarantine([item.id], why);
          break;
        }
        case 'applied':
        case 'noop':
        case 'refused':
        case 'waiting':
        case 'held':
        case 'blocked':
        case 'voided':
          settled.push({ id: item.id, seq: item.seq, verdict: result });
          break;
      }
    }
    store.settle(settled);
    store.mark(silent, 'unknown', 'noResult');
    for (const id of failed) {
      const countsAgainstIt = settled.length > 0 || (batch.length === 1 && pulledSince);
      const faults = countsAgainstIt ? store.countFault(id) : 1;
      putOff.set(id, timers.elapsed() + 1000 + backoffMs(faults, true, random.unit()));
      if (faults >= MAX_FAULTS) store.requestVoid(id, 'failedOften');
    }
    pulledSince = false;
    limit = Math.min(MAX_CHANGES_PER_PUSH, limit * 2);
    // A server that leaves results out would otherwise be asked without end.
    if (silent.length === batch.length) {
      gate.obey({ do: 'backOff', reached: true, why: 'noResult' });
      return 'stop';
    }
    return 'progress';
  };

  return {
    hasWork: () => store.hasWork(skip()),
    nextIn: () => {
      const due = Math.min(...putOff.values());
      return putOff.size === 0 ? null : Math.max(0, due - timers.elapsed());
    },
    pulled: () => {
      pulledSince = true;
    },
    run: async () => {
      const unknown = store.inFlight('unknown');
      if (unknown.length > 0 && !(await ask(unknown))) return 'stop';
      const batch = store.takeBatch(limit, skip());
      if (batch.length === 0) return 'idle';
      const { deviceId, epoch } = store.device();
      const answer = await api.push(pushBody({ deviceId, epoch: epoch ?? '', ack: store.ack() }, batch));
      const { changes, next } = outcomeOf(answer);
      if (changes === 'unknown') {
        store.mark(
          batch.map(({ id }) => id),
          'unknown',
          answer.kind === 'lost' ? answer.why : 'serverFault',
        );
      }
      if (answer.kind === 'ok') {
        gate.reached();
        return take(batch, answer.body);
      }
      if (next.do === 'halve') {
        gate.reached();
        smaller(batch, answer.kind === 'problem' ? (answer.code ?? `status ${answer.status}`) : 'tooLarge');
        return 'progress';
      }
      await obey(answer, next);
      return 'stop';
    },
  };
}

/** Matched by id, never by position. Two that contradict each other say nothing: the server is asked. */
function resultsById({ results }: PushResponse): ReadonlyMap<ChangeId, PushResponse['results'][number]> {
  const found = new Map<ChangeId, PushResponse['results'][number]>();
  const contradictory = new Set<ChangeId>();
  for (const entry of results) {
    const earlier = found.get(entry.id);
    if (earlier && !isDeepStrictEqual(earlier, entry)) contradictory.add(entry.id);
    found.set(entry.id, entry);
  }
  for (const id of contradictory) found.delete(id);
  return found;
}
