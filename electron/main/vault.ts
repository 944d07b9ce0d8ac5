import { randomBytes } from 'node:crypto';
import type { SecretName } from '../../shared/contract/ipcControl.ts';
import type { MainParamsOf, MainResultOf, Protection } from '../../shared/contract/ipcMain.ts';
import { writeFileAtomically } from './atomicFile.ts';
import type { Keychain } from './keychain.ts';
import type { Log } from './logging.ts';
import { deriveKey, scryptCost, type ScryptCost } from './passphraseKey.ts';
import { emptyVault, readVault, type VaultContents } from './vaultFile.ts';
import {
  keychainWrapper,
  opens,
  passphraseWrapper,
  readSecret,
  withoutSection,
  withRenamedKeychain,
  withSecret,
  wrapCheck,
  type Place,
  type Wrapper,
} from './vaultSections.ts';

export type VaultOptions = Readonly<{
  /** `vault.json` in the data folder. */
  file: string;
  /** The keychain of this computer, or null where there is none; asked again when the person has mended it. */
  findKeychain: () => Keychain | null;
  log: Log;
  now: () => Date;
  cost?: ScryptCost;
  /** Puts the file on the disk, whole or not at all. */
  write?: (file: string, text: string) => Promise<void>;
}>;

/** Secrets by name, wrapped by the keychain or sealed under a passphrase, or kept in memory only (SECURITY: Secrets). */
export type Vault = Readonly<{
  protection: () => Protection;
  /** Looks for the right keychain again where another one was found, or none. */
  lookAgain: () => Promise<Protection>;
  choose: (choice: MainParamsOf<'protection.choose'>) => Promise<MainResultOf<'protection.choose'>>;
  /** Null where it is not known or cannot be read. */
  get: (name: SecretName) => Promise<string | null>;
  /** Answers the kept value once it is on disk; null when it was forgotten or could not be kept. */
  set: (name: SecretName, value: string | null) => Promise<string | null>;
}>;

/** What a person may choose in each state; where secrets are being kept well there is nothing to choose. */
const choices: Readonly<Record<Protection['state'], readonly MainParamsOf<'protection.choose'>['kind'][]>> = {
  keychain: [],
  passphrase: [],
  choose: ['newPassphrase', 'keepNothing'],
  locked: ['unlock', 'newPassphrase', 'keepNothing'],
  nothingKept: ['newPassphrase', 'useKeychain'],
  keychainChanged: ['useKeychain', 'newPassphrase', 'keepNothing'],
};

/** How secrets are kept at this moment. */
type Keeping =
  | Readonly<{ kind: 'wrapped'; place: Place; wrapper: Wrapper }>
  | Readonly<{ kind: 'memory'; secrets: Map<SecretName, string> }>
  /** The person has to choose or to unlock first. */
  | Readonly<{ kind: 'undecided' }>;

type State = Readonly<{ contents: VaultContents; keeping: Keeping; protection: Protection }>;

/** Reads the vault and finds out how it is guarded; nothing is written before there is something to keep. */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const { file, findKeychain, log, now, cost = scryptCost, write = writeFileAtomically } = options;
  let readable = true;
  const contents = await readVault(file, log).catch(() => {
    log('error', 'vault.notReadable');
    readable = false;
    return emptyVault;
  });
  let state = begin(contents, findKeychain());
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time, so that two changes cannot overtake each other on the way to the disk. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const save = async (next: VaultContents): Promise<void> => {
    if (!readable) throw new Error('what cannot be read must not be overwritten');
    await write(file, `${JSON.stringify(next, null, 2)}\n`);
    state = { ...state, contents: next };
  };

  const newPassphrase = async (passphrase: string): Promise<State> => {
    const salt = randomBytes(16);
    const wrapper = passphraseWrapper(await deriveKey(passphrase, salt, cost));
    const section = { salt: salt.toString('base64'), cost: { ...cost }, check: wrapCheck(wrapper), secrets: {} };
    const freed = withoutSection(state.contents, { kind: 'passphrase' }, now());
    return wrapped({ ...freed, choice: { kind: 'passphrase' }, passphrase: section }, { kind: 'passphrase' }, wrapper);
  };

  const unlock = async (passphrase: string): Promise<State | null> => {
    const section = state.contents.passphrase;
    if (section === null) return null;
    const wrapper = passphraseWrapper(await deriveKey(passphrase, Buffer.from(section.salt, 'base64'), section.cost));
    if (!opens(section, wrapper)) return null;
    return wrapped({ ...state.contents, choice: { kind: 'passphrase' } }, { kind: 'passphrase' }, wrapper);
  };

  const takeKeychain = (): State | null => {
    const keychain = findKeychain();
    if (keychain === null) return null;
    const place: Place = { kind: 'keychain', backend: keychain.backend };
    const wrapper = keychainWrapper(keychain);
    const section = state.contents.keychains[keychain.backend];
    const stranger = section !== undefined && !opens(section, wrapper);
    const contents = stranger ? withoutSection(state.contents, place, now()) : state.contents;
    return wrapped({ ...contents, choice: place }, place, wrapper);
  };

  const decide = async (choice: MainParamsOf<'protection.choose'>): Promise<State | null> => {
    switch (choice.kind) {
      case 'newPassphrase':
        return newPassphrase(choice.passphrase);
      case 'unlock':
        return unlock(choice.passphrase);
      case 'useKeychain':
        return takeKeychain();
      case 'keepNothing':
        return inMemory({ ...state.contents, choice: { kind: 'nothing' } });
    }
  };

  return {
    protection: () => state.protection,
    lookAgain: () =>
      inTurn(async () => {
        if (state.protection.state === 'keychainChanged') state = begin(state.contents, findKeychain());
        return state.protection;
      }),
    choose: (choice) =>
      inTurn(async () => {
        const next = choices[state.protection.state].includes(choice.kind) ? await decide(choice) : null;
        if (next === null) return { ok: false, reason: choice.kind === 'unlock' ? 'wrongPassphrase' : 'cannotWrite' };
        try {
          if (next.contents !== state.contents) await save(next.contents);
        } catch {
          log('error', 'vault.notWritten');
          // To keep nothing needs no disk; the choice is asked for again at the next start.
          if (choice.kind !== 'keepNothing') return { ok: false, reason: 'cannotWrite' };
        }
        state = next;
        log('info', 'vault.chosen', { state: next.protection.state });
        return { ok: true, protection: next.protection };
      }),
    get: (name) =>
      inTurn(async () => {
        const { keeping, contents } = state;
        if (keeping.kind === 'undecided') return null;
        if (keeping.kind === 'memory') return keeping.secrets.get(name) ?? null;
        return readSecret(contents, keeping.place, keeping.wrapper, name);
      }),
    set: (name, value) =>
      inTurn(async () => {
        const { keeping, contents } = state;
        if (keeping.kind === 'undecided') return null;
        if (keeping.kind === 'memory') {
          if (value === null) keeping.secrets.delete(name);
          else keeping.secrets.set(name, value);
          return value;
        }
        const choice = contents.choice ?? keeping.place;
        try {
          await save({ ...withSecret(contents, keeping.place, keeping.wrapper, name, value, now()), choice });
          return value;
        } catch {
          log('error', 'vault.notWritten');
          return null;
        }
      }),
  };
}

/** How a vault that was just read is guarded on this computer. */
function begin(contents: VaultContents, keychain: Keychain | null): State {
  const { choice } = contents;
  if (choice === null || (choice.kind === 'keychain' && isEmpty(contents, choice.backend))) {
    if (keychain === null) return undecided(contents, { state: 'choose' });
    return wrapped(contents, { kind: 'keychain', backend: keychain.backend }, keychainWrapper(keychain));
  }
  switch (choice.kind) {
    case 'passphrase':
      return undecided(contents, { state: contents.passphrase === null ? 'choose' : 'locked' });
    case 'nothing':
      return inMemory(contents);
    case 'keychain':
      return beginWithKeychain(contents, choice.backend, keychain);
  }
}

function isEmpty(contents: VaultContents, backend: string): boolean {
  return Object.keys(contents.keychains[backend]?.secrets ?? {}).length === 0;
}

/** The name decides as little as possible: an Electron update may call the same keychain by another name. */
function beginWithKeychain(contents: VaultContents, was: string, keychain: Keychain | null): State {
  const section = contents.keychains[was];
  if (keychain === null) {
    return undecided(contents, { state: 'keychainChanged', was, now: 'none' });
  }
  const place: Place = { kind: 'keychain', backend: keychain.backend };
  const wrapper = keychainWrapper(keychain);
  if (section !== undefined && !opens(section, wrapper)) {
    return undecided(contents, { state: 'keychainChanged', was, now: keychain.backend });
  }
  if (keychain.backend === was) return wrapped(contents, place, wrapper);
  if (contents.keychains[keychain.backend] !== undefined) {
    // Two keychains, both with secrets: only the person knows which of them is meant.
    return undecided(contents, { state: 'keychainChanged', was, now: keychain.backend });
  }
  return wrapped(withRenamedKeychain(contents, was, keychain.backend), place, wrapper);
}

function wrapped(contents: VaultContents, place: Place, wrapper: Wrapper): State {
  const protection: Protection =
    place.kind === 'keychain' ? { state: 'keychain', backend: place.backend } : { state: 'passphrase' };
  return { contents, keeping: { kind: 'wrapped', place, wrapper }, protection };
}

function inMemory(contents: VaultContents): State {
  return { contents, keeping: { kind: 'memory', secrets: new Map() }, protection: { state: 'nothingKept' } };
}

function undecided(contents: VaultContents, protection: Protection): State {
  return { contents, keeping: { kind: 'undecided' }, protection };
}
