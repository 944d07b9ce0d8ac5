import type { Change, Void } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { PushRequest, type PushResponse, type PushResult } from '../../../shared/contract/push.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import type { WaitState } from '../../../shared/contract/waiting.ts';
import type { Answer } from '../api/answer.ts';
import { createEngine, type Engine } from '../sync/engine.ts';
import type { SyncApi } from '../sync/ports.ts';
import { createSyncStore } from '../store/syncStore.ts';
import { checksOf, deltaOf, sampleDistrict, sampleOwner } from './sampleDistrict.ts';
import { headOf, NOW, sampleStore } from './sampleStore.ts';
import { createTinyLicensing, type TinyLicensing } from './tinyLicensing.ts';
import { createVirtualTime } from './virtualTime.ts';

export type Call = 'probe' | 'push' | 'ops' | 'changes' | 'snapshot' | 'wait' | 'refreshRights';

/** The engine on a real store, in time that a test moves, with a server in the same process. */
export type VirtualEngine = Readonly<{
  engine: Engine;
  store: ReturnType<typeof sampleStore>;
  licensing: TinyLicensing;
  /** What was asked, with the virtual moment. */
  calls: readonly Readonly<{ call: Call; at: number; body?: string }>[];
  count: (call: Call) => number;
  /** Answers instead of the server, until taken back with null. */
  answer: (call: Call, answer: (() => Promise<Answer<never>>) | null) => void;
  /** Answers one item of a push instead of the server. */
  judge: (judge: ((item: Change | Void) => PushResult | undefined) | null) => void;
  aborts: () => number;
  logged: readonly string[];
  /** Lets time pass, and everything happen that is due meanwhile. */
  pass: (ms: number) => Promise<void>;
  setClock: (now: number) => void;
  /** What the server's clock says from now on. */
  setServerTime: (time: string) => void;
}>;

export function startVirtualEngine(): VirtualEngine {
  const store = sampleStore();
  const licensing = createTinyLicensing(sampleDistrict());
  const time = createVirtualTime();
  const calls: { call: Call; at: number; body?: string }[] = [];
  const answers = new Map<Call, () => Promise<Answer<never>>>();
  const logged: string[] = [];
  let judge: ((item: Change | Void) => PushResult | undefined) | null = null;
  let aborts = 0;
  let now = Date.parse(NOW);
  let serverTime = NOW;

  const serve = async <T>(call: Call, usual: () => T, body?: string): Promise<Answer<T>> => {
    calls.push({ call, at: time.timers.elapsed(), ...(body === undefined ? {} : { body }) });
    const instead = answers.get(call);
    if (instead) return instead();
    return Promise.resolve({ kind: 'ok', body: usual() });
  };
  const pushAll = (body: string): PushResponse => {
    const { changes } = PushRequest.parse(JSON.parse(body));
    const results = changes.map((item) => ({
      id: item.id,
      seq: item.seq,
      result: judge?.(item) ?? licensing.push(item),
    }));
    return { epoch: licensing.epoch(), serverTime: NOW, results };
  };
  const api: SyncApi = {
    probe: async () => serve('probe', () => ({})),
    push: async (body) => serve('push', () => pushAll(body), body),
    ops: async () =>
      serve('ops', () => ({ epoch: licensing.epoch(), floor: 0, verdicts: [...licensing.verdicts()] as never[] })),
    changes: async (_cursor, check) =>
      serve(
        'changes',
        () => ({
          ...deltaOf({ ...licensing.delta(), epoch: licensing.epoch() }),
          serverTime,
          checks: check ? checksOf(licensing.rows()) : null,
        }),
        check ? 'check' : undefined,
      ),
    snapshot: async (sink) =>
      serve('snapshot', () => {
        const head = { ...headOf(licensing.rows(), licensing.closed()), epoch: licensing.epoch() };
        sink.head(head);
        for (const table of tableNames) sink.rows(table, licensing.rows()[table]);
        return head;
      }),
    // Nobody waits here: whoever did was served, or a test says otherwise.
    wait: async (id) => serve('wait', () => waitState(id, 'served')),
    refreshRights: async () => serve('refreshRights', () => ({})),
    events: async () => Promise.resolve(false),
  };
  const engine = createEngine({
    store: createSyncStore({
      sql: store.sql,
      owner: () => sampleOwner,
      clock: { now: () => now },
      notify: () => undefined,
    }),
    api,
    timers: time.timers,
    random: { unit: () => 0.5, bytes: (length) => new Uint8Array(length) },
    log: (_level, event) => logged.push(event),
    notify: () => undefined,
    onFault: () => undefined,
    abort: () => {
      aborts += 1;
    },
    online: true,
    focused: true,
    reachable: null,
  });
  return {
    engine,
    store,
    licensing,
    calls,
    count: (call) => calls.filter((entry) => entry.call === call).length,
    answer: (call, instead) => {
      if (instead) answers.set(call, instead);
      else answers.delete(call);
    },
    judge: (next) => {
      judge = next;
    },
    aborts: () => aborts,
    logged,
    pass: async (ms) => {
      // In small steps, each followed by what the engine awaits.
      for (let left = ms; left >= 0; left -= 250) {
        // oxlint-disable-next-line no-await-in-loop -- one moment after the other
        await settle();
        time.advance(Math.min(250, Math.max(0, left)));
      }
      await settle();
    },
    setServerTime: (time) => {
      serverTime = time;
    },
    setClock: (next) => {
      now = next;
    },
  };
}

/** What the server says of somebody who waits, or did. */
export function waitState(id: ChangeId, state: WaitState['state'], reason: WaitState['reason'] = null): WaitState {
  const lane = { userId: 'eve', productId: 'ph', poolId: 'ph1' } as unknown as Omit<WaitState, 'id'>;
  const endedAt = state === 'waiting' ? null : NOW;
  return { ...lane, id, requestedAt: NOW, state, reason, endedAt };
}

/** Everything that hangs on promises alone has happened after this. */
async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
