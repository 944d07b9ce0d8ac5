import type { DeviceId } from '../../../shared/contract/ids.ts';
import type { Session } from '../../../shared/contract/session.ts';
import { createLicensingApi } from '../api/licensingApi.ts';
import type { Fetch } from '../api/exchange.ts';
import type { ServerAddress } from '../api/serverAddress.ts';
import type { Clock, Log, Notify, Random, Timers } from '../ports.ts';
import { readDevice, writeOwner, type Owner } from '../store/device.ts';
import type { OpenedStore } from '../store/openStore.ts';
import type { Asker } from '../store/readWorld.ts';
import type { Sql } from '../store/sqlite.ts';
import { askerOf, createSyncStore } from '../store/syncStore.ts';
import { createEngine, type Engine } from '../sync/engine.ts';
import { createIdleEngine } from '../sync/idleEngine.ts';
import { uuid7 } from '../sync/uuid7.ts';
import { createRosterStep } from '../rosterSync/rosterStep.ts';
import { createDirectApi, createRosterApi, createSyncApi, type DirectApi } from './syncApi.ts';
import { storeChores } from './storeChores.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createUpkeep } from './upkeep.ts';

/** What an account needs of the world around it. */
export type World = Readonly<{
  fetch: Fetch;
  clock: Clock;
  timers: Timers;
  random: Random;
  log: Log;
  notify: Notify;
  /** Milliseconds since a window asked for something. */
  quietMs: () => number;
  /** The store could not be read or written. */
  onFault: (error: unknown) => void;
}>;

/** Nobody has asked for anything for so long: a copy of a big store may take a second. */
const QUIET_MS = 20_000;

/** An account whose store is open: its roster is there, and its engine runs. */
export type OpenAccount = Readonly<{
  key: string;
  kept: boolean;
  sql: Sql;
  engine: Engine;
  tokens: Tokens;
  direct: DirectApi;
  setAside: OpenedStore['setAside'];
  access: OpenedStore['access'];
  owner: () => Owner;
  asker: () => Asker;
  newId: () => string;
  at: () => string;
  signOut: () => void;
  close: () => Promise<void>;
}>;

export type Opening = OpenedStore &
  Readonly<{
    key: string;
    kept: boolean;
    address: ServerAddress;
    owner: Owner;
    refreshToken: Readonly<{ load: () => Promise<string | null>; keep: (token: string) => Promise<void> }>;
    online: boolean;
    focused: boolean;
    reachable: true | null;
  }>;

/** Puts engine, tokens and API together around an open store. Nothing runs before `engine.start()`. */
export function openAccount(world: World, opening: Opening): OpenAccount {
  const { clock, timers, random, log, notify } = world;
  const { sql, address } = opening;
  let owner = opening.owner;
  let abort = new AbortController();
  const newId = (): string => uuid7(clock.now(), random.bytes(10));
  if (opening.access === 'write') writeOwner(sql, owner, newId());

  const api = createLicensingApi({ base: address.base, fetch: world.fetch, timers, clock });
  const tokens = createTokens({
    refresh: async (token) => api.refresh(token, abort.signal),
    ...opening.refreshToken,
    onSession: (session) => {
      owner = ownerOf(session, owner.serverUrl);
      writeOwner(sql, owner, newId());
      notify(['session']);
    },
  });
  const signedIn = {
    api,
    tokens,
    deviceId: (): DeviceId => readDevice(sql).deviceId,
    signal: (): AbortSignal => abort.signal,
  };
  const runningEngine = (): Engine =>
    createEngine({
      store: createSyncStore({ sql, owner: () => owner, clock, notify }),
      api: createSyncApi(signedIn),
      besides: createRosterStep({ sql, api: createRosterApi(signedIn), clock, timers, notify }),
      timers,
      random,
      log,
      notify,
      onFault: world.onFault,
      abort: () => {
        abort.abort();
        abort = new AbortController();
      },
      suspect: opening.wasUnclean,
      online: opening.online,
      focused: opening.focused,
      reachable: opening.reachable,
    });
  const engine = opening.access === 'write' ? runningEngine() : createIdleEngine('updateNeeded');
  const upkeep = createUpkeep({
    timers,
    log,
    isQuiet: () => world.quietMs() >= QUIET_MS && !engine.status().busy,
    chores: storeChores(opening, { clock, isOnline: () => engine.status().connection === 'online' }),
    onFault: world.onFault,
  });
  if (opening.access === 'write') upkeep.start();
  return {
    key: opening.key,
    kept: opening.kept,
    sql,
    engine,
    tokens,
    direct: createDirectApi(signedIn),
    setAside: opening.setAside,
    access: opening.access,
    owner: () => owner,
    asker: () => askerOf(sql, owner, clock),
    newId,
    at: () => new Date(clock.now()).toISOString(),
    signOut: () => {
      const token = tokens.current();
      // A courtesy to the server, which ends the session by itself in time.
      if (token !== null) void api.signOut(token);
    },
    close: async () => {
      upkeep.stop();
      await engine.stop();
      closeSql(sql);
    },
  };
}

/** What a store keeps of a session. */
export function ownerOf(session: Session, serverUrl: string): Owner {
  return { account: session.account, district: session.district, serverUrl };
}

/** Folds the journal into the store; one that is damaged or full is closed all the same. */
function closeSql(sql: Sql): void {
  try {
    sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The journal stays beside the store and is read at the next start.
  }
  sql.close();
}
