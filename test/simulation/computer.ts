import type { Exchange } from '../../electron/service/api/exchange.ts';
import { licensingApiOver } from '../../electron/service/api/licensingApi.ts';
import type { Clock, Log, Random } from '../../electron/service/ports.ts';
import { ownerOf } from '../../electron/service/session/openAccount.ts';
import { createSyncApi } from '../../electron/service/session/syncApi.ts';
import { createTokens, type Tokens } from '../../electron/service/session/tokens.ts';
import type { SaveContext } from '../../electron/service/changes/saveChanges.ts';
import { readDevice, writeOwner, type Owner } from '../../electron/service/store/device.ts';
import { migrate, SCHEMA_VERSION } from '../../electron/service/store/migrations.ts';
import type { Sql } from '../../electron/service/store/sqlite.ts';
import { askerOf, createSyncStore } from '../../electron/service/store/syncStore.ts';
import { createEngine, type Engine } from '../../electron/service/sync/engine.ts';
import type { SyncApi, SyncStore } from '../../electron/service/sync/ports.ts';
import { uuid7 } from '../../electron/service/sync/uuid7.ts';
import type { Topic } from '../../shared/contract/ipcService.ts';
import type { Session } from '../../shared/contract/session.ts';
import { createComputerTime } from './computerTime.ts';
import { Crashed, type Disk, type Life } from './disk.ts';
import type { Dice } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** Where a seeded defect gets between the real parts (`mutants/`). */
export type Wraps = Readonly<{
  sql?: (sql: Sql) => Sql;
  store?: (store: SyncStore, sql: Sql) => SyncStore;
  api?: (api: SyncApi, sql: Sql) => SyncApi;
  exchange?: (exchange: Exchange) => Exchange;
  engine?: (engine: Engine) => Engine;
  notify?: (topics: readonly Topic[]) => readonly Topic[];
}>;

export type Setting = Readonly<{
  scheduler: Scheduler;
  random: Dice;
  disk: Disk;
  exchangeFor: (life: Life) => Exchange;
  session: Session;
  /** The real time, in milliseconds since 1970. */
  trueNow: () => number;
  wraps: Wraps;
  notified: (topics: readonly Topic[]) => void;
  logged: (event: string, ids: Readonly<Record<string, string>>) => void;
  /** The process has just begun, and has brought the store to today's shape. */
  started: () => void;
  /** The process ended, by a crash; it is started again after a while. */
  died: () => void;
}>;

/** The service process of one computer while it runs. */
export type Process = Readonly<{
  life: Life;
  sql: Sql;
  engine: Engine;
  tokens: Tokens;
  notify: (topics: readonly Topic[]) => void;
  context: () => SaveContext;
}>;

/** One computer in an office: its disk stays, its processes come and go. */
export type Computer = Readonly<{
  process: () => Process | null;
  boot: () => void;
  crash: () => void;
  /** Ends in an orderly way. */
  quit: () => Promise<void>;
  signIn: (session: Session) => Promise<void>;
  setOnline: (online: boolean) => void;
  setFocused: (focused: boolean) => void;
  isOnline: () => boolean;
  isFocused: () => boolean;
  sleep: () => void;
  wake: (counted: boolean) => void;
  isAsleep: () => boolean;
  /** Runs it now, or when the computer wakes up: nothing happens in sleep. */
  whenAwake: (work: () => void) => void;
  /** Sets the computer's clock ahead or back. */
  moveClock: (ms: number) => void;
}>;

export function createComputer(setting: Setting): Computer {
  const { scheduler, random, disk, wraps } = setting;
  let running: Process | null = null;
  let online = true;
  let focused = random.chance(0.7);
  let clockOffset = 0;
  const time = createComputerTime(scheduler);
  let owner: Owner = ownerOf(setting.session, 'https://licensing.example.org');
  let kept = setting.session.refreshToken;
  /** The last process did not end as it should. */
  let suspect = false;

  const clock: Clock = { now: () => setting.trueNow() + clockOffset };
  const source: Random = { unit: random.unit, bytes: random.bytes };

  const start = (life: Life): Process => {
    const plain = disk.openFor(life);
    const sql = wraps.sql?.(plain) ?? plain;
    migrate(sql, SCHEMA_VERSION);
    const timers = time.timersFor(life);
    const newId = (): string => uuid7(clock.now(), random.bytes(10));
    const notify = (topics: readonly Topic[]): void => {
      if (!life.dead) setting.notified(wraps.notify?.(topics) ?? topics);
    };
    const log: Log = (_level, event, ids) => {
      if (!life.dead) setting.logged(event, ids ?? {});
    };
    let abort = new AbortController();
    writeOwner(sql, owner, newId());
    const exchange = setting.exchangeFor(life);
    const api = licensingApiOver(wraps.exchange?.(exchange) ?? exchange, clock);
    const tokens = createTokens({
      refresh: async (token) => api.refresh(token, abort.signal),
      load: async () => Promise.resolve(kept),
      keep: async (token) => {
        kept = token;
        return Promise.resolve();
      },
      onSession: (session) => {
        owner = ownerOf(session, owner.serverUrl);
        writeOwner(sql, owner, newId());
        notify(['session']);
      },
    });
    const store = createSyncStore({ sql, owner: () => owner, clock, notify });
    const syncApi = createSyncApi({
      api,
      tokens,
      deviceId: () => readDevice(sql).deviceId,
      signal: () => abort.signal,
    });
    const plainEngine = createEngine({
      store: wraps.store?.(store, sql) ?? store,
      api: wraps.api?.(syncApi, sql) ?? syncApi,
      timers,
      random: source,
      log,
      notify,
      onFault: () => undefined,
      abort: () => {
        abort.abort();
        abort = new AbortController();
      },
      online,
      focused,
      reachable: null,
      suspect,
    });
    const engine = wraps.engine?.(plainEngine) ?? plainEngine;
    engine.start();
    return {
      life,
      sql,
      engine,
      tokens,
      notify,
      context: () => ({ sql, asker: askerOf(sql, owner, clock), at: new Date(clock.now()).toISOString(), newId }),
    };
  };

  const die = (life: Life): void => {
    if (life.dead) return;
    life.dead = true;
    running = null;
    suspect = true;
    setting.died();
  };

  return {
    process: () => running,
    boot: () => {
      if (running) return;
      // Whoever starts an app is awake.
      time.startAfresh();
      const life: Life = { dead: false, onDeath: () => die(life) };
      try {
        const made = start(life);
        // It may have crashed while it started.
        // oxlint-disable-next-line typescript/no-unnecessary-condition -- `start` runs what can crash
        running = life.dead ? null : made;
        if (running) setting.started();
      } catch (error) {
        // A disk that is full refuses the start; a person tries again later.
        if (!(error instanceof Crashed) && !isDiskError(error)) throw error;
        die(life);
      }
    },
    crash: () => {
      if (running) die(running.life);
    },
    quit: async () => {
      const process = running;
      if (!process) return;
      await process.engine.stop();
      die(process.life);
      suspect = false;
    },
    signIn: async (session) => {
      kept = session.refreshToken;
      if (!running) return;
      const { tokens, engine } = running;
      try {
        await tokens.begin(session);
        engine.signedIn();
      } catch (error) {
        if (!(error instanceof Crashed) && !isDiskError(error)) throw error;
      }
    },
    setOnline: (next) => {
      online = next;
      time.whenAwake(() => running?.engine.setOnline(online));
    },
    setFocused: (next) => {
      focused = next;
      time.whenAwake(() => running?.engine.setFocused(focused));
    },
    isOnline: () => online,
    isFocused: () => focused,
    sleep: time.sleep,
    // The system tells of the network first, then its clocks go on.
    wake: (counted) =>
      time.wake(counted, () => {
        running?.engine.setOnline(online);
        running?.engine.resume();
      }),
    isAsleep: time.isAsleep,
    whenAwake: time.whenAwake,
    moveClock: (ms) => {
      clockOffset += ms;
    },
  };
}

/** What a disk says that cannot take a commit. */
export function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}
