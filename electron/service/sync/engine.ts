import type { SyncStatus } from '../../../shared/contract/view.ts';
import type { SnapshotSink } from '../api/readSnapshot.ts';
import { createDriftWatch } from './driftWatch.ts';
import { createGate } from './gate.ts';
import { createListener } from './listen.ts';
import { outcomeOf } from './outcome.ts';
import type { Log, Notify, Random, Timers } from '../ports.ts';
import type { BesidesStep, SyncApi, SyncStore } from './ports.ts';
import { createPullStep } from './pullStep.ts';
import { createPushStep } from './pushStep.ts';
import { createWaitStep } from './waitStep.ts';

export type EngineDeps = Readonly<{
  store: SyncStore;
  api: SyncApi;
  /** More to do in each round; nothing when left out. */
  besides?: BesidesStep;
  timers: Timers;
  random: Random;
  log: Log;
  notify: Notify;
  /** The store could not be read or written. */
  onFault: (error: unknown) => void;
  /** Cuts whatever request is under way; the next one starts afresh. */
  abort: () => void;
  /** The last service was killed, or the power was cut. */
  suspect?: boolean;
  online: boolean;
  focused: boolean;
  /** True when the server has just answered a sign-in. */
  reachable: true | null;
}>;

/** Keeps a store and a licensing API in step. Everything it does it does in turn: one request at a time. */
export type Engine = Readonly<{
  start: () => void;
  stop: () => Promise<void>;
  status: () => Pick<SyncStatus, 'connection' | 'busy' | 'download'>;
  /** A change was queued. */
  changed: () => void;
  setOnline: (online: boolean) => void;
  setFocused: (focused: boolean) => void;
  /** The computer woke up. */
  resume: () => void;
  /** Ends when there is nothing left to do, or no way to do it now. */
  syncNow: () => Promise<void>;
  /** The person signed in again. */
  signedIn: () => void;
}>;

const POLL_MS = 60_000;
/** With a stream of events open a poll is only a precaution. */
const POLL_LISTENING_MS = 10 * 60_000;
/** A person who comes back to the window sees what is so now; one who only changes windows starts no pull. */
const FRESH_MS = 10_000;
const WATCH_MS = 30_000;
const STALL_MS = 90_000;

export function createEngine(deps: EngineDeps): Engine {
  const { store, timers, log, notify, besides = nothingBesides } = deps;
  const gate = createGate(deps);
  let lastAttempt = timers.elapsed();
  const api = noting(deps.api, () => {
    lastAttempt = timers.elapsed();
  });
  const push = createPushStep({ ...deps, api, gate });
  const drift = createDriftWatch({ ...deps, suspect: deps.suspect ?? false });
  const pull = createPullStep({ ...deps, api, gate, drift, isWanted: () => stopped || push.hasWork() });
  const waits = createWaitStep({ store, api, gate });
  let stopped = true;
  let running: Promise<void> | null = null;
  let again = false;
  let wantPull = true;
  let lastPull = -Infinity;
  /** Has the server told its time since the start? The computer's own clock is not asked what is due. */
  let heard = false;
  let cancelTimer = (): void => undefined;
  let cancelWatch = (): void => undefined;

  const listener = createListener({
    ...deps,
    gate,
    onChanged: () => {
      wantPull = true;
      besides.noticed();
      void wake();
    },
    onEnd: () => {
      wantPull = true;
      void wake();
    },
  });

  const isPollDue = (): boolean => timers.elapsed() - lastPull >= (listener.isOpen() ? POLL_LISTENING_MS : POLL_MS);

  /** One round: probe, snapshot, push until nothing is due, pull. */
  const round = async (): Promise<void> => {
    if (gate.needsProbe()) {
      const answer = await api.probe();
      if (answer.kind !== 'ok') {
        gate.obey(outcomeOf(answer).next);
        return;
      }
      gate.reached();
      notify(['status']);
    }
    if (store.device().snapshotWanted) {
      if (!(await pull.snapshot())) return;
      pulled();
      wantPull = false;
      await waits.run();
      push.pulled();
    }
    for (;;) {
      if (!mayGoOn() || !push.hasWork()) break;
      // oxlint-disable-next-line no-await-in-loop -- one push in flight
      const step = await push.run();
      if (step === 'progress') wantPull = true;
      if (step !== 'progress') break;
    }
    if (!mayGoOn() || store.device().snapshotWanted) return;
    if (wantPull || isPollDue()) await takeNews();
    if (!mayGoOn() || besides.nextIn() !== 0) return;
    lastAttempt = timers.elapsed();
    gate.obey(await besides.run());
  };

  const pulled = (): void => {
    lastPull = timers.elapsed();
    heard = true;
    store.releaseDue(0);
  };

  const takeNews = async (): Promise<void> => {
    wantPull = false;
    if (await pull.delta()) {
      pulled();
      push.pulled();
      await waits.run();
    } else {
      wantPull = true;
    }
  };

  const mayGoOn = (): boolean => !stopped && gate.mayTry() && !gate.needsProbe();
  /** What needs no look into the store is asked first: this is asked many times a minute. */
  const hasWork = (): boolean =>
    wantPull || isPollDue() || besides.nextIn() === 0 || push.hasWork() || store.device().snapshotWanted;

  /** A store that cannot be read is looked at by the next round, which says so. */
  const mayHaveWork = (): boolean => {
    try {
      return hasWork();
    } catch {
      return true;
    }
  };

  const rounds = async (): Promise<void> => {
    try {
      for (;;) {
        again = false;
        if (stopped || !gate.mayTry() || !hasWork()) return;
        notify(['status']);
        // oxlint-disable-next-line no-await-in-loop -- one round after the other
        await round();
      }
    } catch (error) {
      // The store could not be read or written. Nothing is lost: what was not written down is asked for again.
      log('error', 'syncFailed', { error: error instanceof Error ? error.name : 'unknown' });
      gate.obey({ do: 'backOff', reached: true, why: 'store' });
      deps.onFault(error);
    }
  };

  const wake = async (): Promise<void> => {
    if (stopped) return;
    if (running) {
      again = true;
      await running;
      return;
    }
    const connection = gate.connection();
    running = rounds().finally(() => {
      running = null;
      schedule();
      notify(gate.connection() === connection ? ['status'] : ['status', 'session']);
      if (again) void wake();
    });
    await running;
  };

  /** The one timer: when the gate opens, a change that was put off is due, or the next poll. */
  const schedule = (): void => {
    cancelTimer();
    if (stopped) return;
    const opens = gate.opensIn();
    if (opens === null) return;
    const pollIn = lastPull + (listener.isOpen() ? POLL_LISTENING_MS : POLL_MS) - timers.elapsed();
    const due = mayHaveWork() ? 0 : Math.min(pollIn, push.nextIn() ?? Infinity, besides.nextIn() ?? Infinity);
    cancelTimer = timers.after(Math.max(opens, due, 1), () => void wake());
  };

  /** Also offline: what is due is shown, and sent when there is a network. */
  const releaseDue = (): void => {
    if (!heard) return;
    try {
      store.releaseDue(timers.elapsed() - lastPull);
    } catch (error) {
      deps.onFault(error);
    }
  };

  /** Work, a network and no pause, and yet no attempt for so long: something is stuck. */
  const watch = (): void => {
    cancelWatch = timers.after(WATCH_MS, watch);
    releaseDue();
    const idle = timers.elapsed() - lastAttempt;
    if (idle < STALL_MS || !gate.mayTry() || !mayHaveWork()) return;
    log('warn', 'stalled', { ms: String(Math.round(idle)) });
    lastAttempt = timers.elapsed();
    deps.abort();
    void wake();
  };

  const trigger = (withinMs: number): void => {
    gate.hurry(withinMs);
    schedule();
    void wake();
  };

  return {
    start: () => {
      stopped = false;
      // What was on the way when we ended may have arrived.
      store.mark(store.inFlight('sending'), 'unknown', 'restarted');
      listener.start();
      watch();
      void wake();
    },
    stop: async () => {
      stopped = true;
      listener.stop();
      cancelTimer();
      cancelWatch();
      deps.abort();
      await running;
    },
    status: () => ({ connection: gate.connection(), busy: running !== null, download: pull.download() }),
    changed: () => trigger(1000),
    setOnline: (online) => {
      gate.setOnline(online);
      if (online) wantPull = true;
      else deps.abort();
      notify(['status']);
      trigger(0);
    },
    setFocused: (focused) => {
      gate.setFocused(focused);
      if (!focused) return;
      if (timers.elapsed() - lastPull >= FRESH_MS) wantPull = true;
      trigger(0);
    },
    resume: () => {
      wantPull = true;
      trigger(0);
    },
    syncNow: async () => {
      wantPull = true;
      besides.noticed();
      gate.hurry(0);
      await wake();
    },
    signedIn: () => {
      gate.unpause();
      wantPull = true;
      notify(['status', 'session']);
      void wake();
    },
  };
}

const nothingBesides: BesidesStep = {
  nextIn: () => null,
  run: async () => Promise.resolve({ do: 'goOn' }),
  noticed: () => undefined,
};

/** The same API, noting each attempt. */
function noting(api: SyncApi, note: () => void): SyncApi {
  const noted = <A extends unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      note();
      return call(...args);
    };
  };
  return {
    probe: noted(api.probe),
    push: noted(api.push),
    ops: noted(api.ops),
    changes: noted(api.changes),
    // A long download is an attempt as long as rows come.
    snapshot: noted(async (sink: SnapshotSink) =>
      api.snapshot({
        ...sink,
        rows: (table, rows) => {
          note();
          sink.rows(table, rows);
        },
      }),
    ),
    wait: noted(api.wait),
    refreshRights: noted(api.refreshRights),
    events: api.events,
  };
}
