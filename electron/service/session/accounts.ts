import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionView } from '../../../shared/contract/view.ts';
import { parseServerAddress, type ServerAddress } from '../api/serverAddress.ts';
import { ServiceError } from '../serviceError.ts';
import { readCounts } from '../queries/counts.ts';
import { readOwner, type Owner } from '../store/device.ts';
import { openMemoryStore, openStore, type OpenedStore } from '../store/openStore.ts';
import { sealStore, unsealStore } from '../store/sealedStores.ts';
import { storeFault } from '../store/storeFault.ts';
import { accountKey } from './accountKey.ts';
import { fits, keepLock, makeLock, readLock, type Lock } from './lock.ts';
import { openAccount, ownerOf, type OpenAccount, type World } from './openAccount.ts';
import type { Secrets } from './secrets.ts';
import { requestSession } from './signIn.ts';

export type AccountsDeps = World &
  Readonly<{
    dataFolder: string;
    serverUrl: string;
    keep: 'disk' | 'memory';
    lastAccountKey: string | null;
    deviceName: string;
    secrets: Secrets;
    remember: (serverUrl: string, lastAccountKey: string | null) => void;
    /** The operating system's word on the network, and whether a window has the focus. */
    surroundings: () => Readonly<{ online: boolean; focused: boolean }>;
  }>;

/** Who is signed in on this computer. At most one account is open at a time. */
export type Accounts = Readonly<{
  /** Opens the account that was open last, offline too. */
  start: () => Promise<void>;
  current: () => OpenAccount | null;
  view: () => Promise<SessionView>;
  signIn: (asked: Readonly<{ serverUrl: string; email: string; password: string }>) => Promise<SessionView>;
  signOut: () => Promise<SessionView>;
  /** Closes the store and drops its key until the same person is back. What was saved waits with it. */
  lock: () => Promise<SessionView>;
  unlock: (password: string) => Promise<SessionView>;
  /** This account's store turned out to be damaged: sets it aside and goes on with a new one. */
  replaceDamaged: (account: OpenAccount) => Promise<void>;
  stop: () => Promise<void>;
}>;

/** So many wrong passwords, and only the server opens the lock. */
const WRONG_PASSWORDS = 5;

const EVERYTHING = ['session', 'status', 'roster', 'licenses', 'activity'] as const;

/** The first screen is answered from the store, and painted, before the network is tried. */
const FIRST_SYNC_AFTER_MS = 1000;

export function createAccounts(deps: AccountsDeps): Accounts {
  let open: OpenAccount | null = null;
  let serverUrl = deps.serverUrl;
  let lastKey = deps.lastAccountKey;
  /** Why the last account could not be opened; told until somebody signs in. */
  let failure: ServiceError | null = null;
  let locked: Readonly<{ key: string; lock: Lock }> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: an account is never opened while another is being closed. */
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work, work);
    queue = done.catch(() => undefined);
    return done;
  };

  /** A person who keeps nothing today may unlock what is kept here tomorrow: it is not forgotten. */
  const remember = (): void => deps.remember(serverUrl, lastKey);

  const folderOf = (key: string): string => join(deps.dataFolder, 'accounts', key);

  const begin = (
    key: string,
    address: ServerAddress,
    opened: OpenedStore,
    owner: Owner,
    fresh: boolean,
  ): OpenAccount => {
    const account = openAccount(deps, {
      key,
      address,
      owner,
      ...opened,
      kept: deps.keep === 'disk',
      refreshToken: refreshTokenOf(deps, key),
      ...deps.surroundings(),
      reachable: fresh ? true : null,
    });
    open = account;
    failure = null;
    locked = null;
    return account;
  };

  const openLast = async (key: string, isUnlocked: boolean): Promise<void> => {
    const [dataKey, lock] = await Promise.all([deps.secrets.get(`dataKey:${key}`), readLock(deps.secrets, key)]);
    // Starting the app anew is no way around the lock.
    if (lock?.locked === true && !isUnlocked) {
      locked = { key, lock };
      return;
    }
    if (dataKey === null) {
      if (existsSync(join(folderOf(key), 'store.db'))) throw new ServiceError('storeWrongKey');
      return;
    }
    const opened = openDisk(folderOf(key), dataKey, deps);
    const owner = readOwner(opened.sql);
    const address = owner && parseServerAddress(owner.serverUrl);
    if (!owner || !address) {
      opened.sql.close();
      if (opened.setAside) throw new ServiceError('storeDamaged', { detail: opened.setAside.path });
      return;
    }
    serverUrl = owner.serverUrl;
    const account = begin(key, address, opened, owner, false);
    deps.timers.after(FIRST_SYNC_AFTER_MS, () => {
      if (open === account) account.engine.start();
    });
  };

  const tryLast = async (isUnlocked = false): Promise<void> => {
    if (lastKey === null || deps.keep === 'memory') return;
    try {
      await openLast(lastKey, isUnlocked);
      failure = null;
    } catch (error) {
      failure = error instanceof ServiceError ? error : new ServiceError('defect', { cause: error });
      deps.log('warn', 'storeNotOpened', { code: failure.code });
    }
  };

  const close = async (): Promise<void> => {
    const account = open;
    open = null;
    await account?.close();
  };

  const view = (): SessionView => {
    if (locked) {
      const { email, displayName } = locked.lock;
      return { state: 'locked', serverUrl, email, displayName };
    }
    if (!open) return { state: 'signedOut', serverUrl };
    const owner = open.owner();
    return {
      state: 'signedIn',
      serverUrl: owner.serverUrl,
      account: owner.account,
      districtName: owner.district.name,
      kept: open.kept,
      ...(open.setAside ? { damagedStore: open.setAside } : {}),
      ...(open.access === 'read' ? { newerStore: true } : {}),
    };
  };

  const signIn: Accounts['signIn'] = async (asked) => {
    const { session, address } = await requestSession(deps, { ...asked, deviceName: deps.deviceName });
    const key = accountKey(address.origin, session.account.id);
    if (deps.keep === 'disk') await keepLock(deps.secrets, key, await makeLock(session.account, asked.password));
    if (open?.key === key) {
      if (open.access === 'read') throw new ServiceError('storeNewer');
      await open.tokens.begin(session);
      open.engine.signedIn();
      return view();
    }
    await close();
    const opened = deps.keep === 'memory' ? inMemory() : await openOrMake(deps, folderOf(key), key);
    if (opened.access === 'read') {
      opened.sql.close();
      throw new ServiceError('storeNewer');
    }
    const account = begin(key, address, opened, ownerOf(session, address.base), true);
    await account.tokens.begin(session);
    serverUrl = address.base;
    if (deps.keep === 'disk') lastKey = key;
    remember();
    account.engine.start();
    deps.notify([...EVERYTHING]);
    return view();
  };

  const signOut: Accounts['signOut'] = async () => {
    const account = open;
    if (account) {
      account.signOut();
      await close();
    }
    const key = account?.key ?? locked?.key;
    if (key !== undefined) {
      await deps.secrets.set(`refreshToken:${key}`, null);
      await deps.secrets.set(`lock:${key}`, null);
    }
    if (deps.keep === 'disk') lastKey = null;
    failure = null;
    locked = null;
    remember();
    deps.notify([...EVERYTHING]);
    return view();
  };

  const lock: Accounts['lock'] = async () => {
    const account = open;
    if (!account) return view();
    // What is in memory only would be gone with its store: then signing out is the lock, once everything is sent.
    if (!account.kept) return readCounts(account.sql).waiting > 0 ? view() : signOut();
    const { email, displayName } = account.owner().account;
    const kept = (await readLock(deps.secrets, account.key)) ?? { email, displayName, check: null, wrong: 0 };
    const closed: Lock = { ...kept, locked: true };
    if (!(await keepLock(deps.secrets, account.key, closed))) deps.log('warn', 'lockNotKept');
    await close();
    locked = { key: account.key, lock: closed };
    deps.notify([...EVERYTHING]);
    return view();
  };

  const unlock: Accounts['unlock'] = async (password) => {
    if (!locked) return view();
    const { key, lock: known } = locked;
    if (await fits(known, password)) {
      await keepLock(deps.secrets, key, { ...known, locked: false, wrong: 0 });
      locked = null;
      await tryLast(true);
      deps.notify([...EVERYTHING]);
      if (failure) throw failure;
      return view();
    }
    const wrong = known.wrong + 1;
    const tooMany = wrong >= WRONG_PASSWORDS;
    locked = { key, lock: { ...known, wrong, check: tooMany ? null : known.check } };
    // Kept: starting the app anew gives no more guesses.
    await keepLock(deps.secrets, key, locked.lock);
    try {
      // It may have been changed, at another computer.
      return await signIn({ serverUrl, email: known.email, password });
    } catch (error) {
      const isSilent = error instanceof ServiceError && (error.code === 'unreachable' || error.code === 'appTooOld');
      if (known.check !== null && isSilent) throw new ServiceError(tooMany ? 'tooManyAttempts' : 'wrongCredentials');
      throw error;
    }
  };

  return {
    start: async () => inTurn(async () => tryLast()),
    current: () => open,
    view: async () =>
      inTurn(async () => {
        // A full disk or a missing key may be mended by now; a damaged store stays set aside.
        if (!open && !locked && failure && failure.code !== 'storeDamaged') await tryLast();
        if (!open && !locked && failure) throw failure;
        return view();
      }),
    signIn: async (asked) => inTurn(async () => signIn(asked)),
    signOut: async () => inTurn(signOut),
    lock: async () => inTurn(lock),
    unlock: async (password) => inTurn(async () => unlock(password)),
    replaceDamaged: async (account) =>
      inTurn(async () => {
        // Several requests may have met the same damage.
        if (open !== account || !account.kept || account.access === 'read') return;
        const owner = account.owner();
        const address = parseServerAddress(owner.serverUrl);
        const dataKey = await deps.secrets.get(`dataKey:${account.key}`);
        if (!address || dataKey === null) return;
        await close();
        const opened = openDisk(folderOf(account.key), dataKey, deps, true);
        deps.log('error', 'storeReplaced', { count: String(opened.setAside?.recovered ?? 0) });
        begin(account.key, address, opened, owner, false).engine.start();
        deps.notify([...EVERYTHING]);
      }),
    stop: async () => inTurn(close),
  };
}

function openDisk(folder: string, dataKey: string, deps: AccountsDeps, suspect = false): OpenedStore {
  unsealStore(folder, dataKey, deps.clock.now());
  return openStore({ folder, key: dataKey, now: new Date(deps.clock.now()), suspect });
}

/** The store of an account that has just signed in, with the key that is kept for it or a new one. */
async function openOrMake(deps: AccountsDeps, folder: string, key: string): Promise<OpenedStore> {
  const kept = await deps.secrets.get(`dataKey:${key}`);
  if (kept !== null) return openDisk(folder, kept, deps);
  const made = Buffer.from(deps.random.bytes(32)).toString('base64url');
  // Kept before it is used: a store whose key is lost is noise.
  if ((await deps.secrets.set(`dataKey:${key}`, made)) !== made) throw new ServiceError('cannotWrite');
  // The person goes on with another keychain: what the old one locked stays as it is, for the day it comes back.
  try {
    sealStore(folder, deps.clock.now());
  } catch (error) {
    if (storeFault(error) === 'cannotWrite') throw new ServiceError('cannotWrite', { cause: error });
    throw error;
  }
  return openDisk(folder, made, deps);
}

function inMemory(): OpenedStore {
  return { sql: openMemoryStore(), folder: null, setAside: null, access: 'write', wasUnclean: false };
}

/** In memory mode the token lives as long as the service; on disk it is a secret. */
function refreshTokenOf(deps: AccountsDeps, key: string): Parameters<typeof openAccount>[1]['refreshToken'] {
  let inHand: string | null = null;
  if (deps.keep === 'memory') {
    return {
      load: async () => Promise.resolve(inHand),
      keep: async (token) => {
        inHand = token;
        return Promise.resolve();
      },
    };
  }
  return {
    load: async () => deps.secrets.get(`refreshToken:${key}`),
    keep: async (token) => {
      const kept = await deps.secrets.set(`refreshToken:${key}`, token);
      if (kept !== token) deps.log('warn', 'refreshTokenNotKept');
    },
  };
}
