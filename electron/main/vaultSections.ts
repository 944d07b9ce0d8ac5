import type { SecretName } from '../../shared/contract/ipcControl.ts';
import type { Keychain } from './keychain.ts';
import { seal, unseal } from './passphraseKey.ts';
import type { VaultContents } from './vaultFile.ts';

/** Turns secrets into what may lie on the disk and back. */
export type Wrapper = Readonly<{
  wrap: (name: string, text: string) => string;
  /** Null where it was not this wrapper that wrapped it. */
  unwrap: (name: string, wrapped: string) => string | null;
}>;

/** The section of the vault that is in use. */
export type Place = Readonly<{ kind: 'keychain'; backend: string }> | Readonly<{ kind: 'passphrase' }>;

type KeychainSection = VaultContents['keychains'][string];
type Section = KeychainSection | NonNullable<VaultContents['passphrase']>;

/** A word everyone knows, wrapped with each section, tells whether the section can be opened. */
const CHECK_NAME = 'check';
const CHECK_WORD = 'seatwise';

/** Wraps with the operating system's keychain; the name goes inside, so that two values cannot be exchanged. */
export function keychainWrapper(keychain: Keychain): Wrapper {
  return {
    wrap: (name, text) => keychain.wrap(`${name}\n${text}`),
    unwrap: (name, wrapped) => {
      const text = keychain.unwrap(wrapped);
      return text?.startsWith(`${name}\n`) === true ? text.slice(name.length + 1) : null;
    },
  };
}

/** Wraps with the key that a passphrase made. */
export function passphraseWrapper(key: Buffer): Wrapper {
  return { wrap: (name, text) => seal(key, name, text), unwrap: (name, wrapped) => unseal(key, name, wrapped) };
}

/** The check value for a new section. */
export function wrapCheck(wrapper: Wrapper): string {
  return wrapper.wrap(CHECK_NAME, CHECK_WORD);
}

/** Is this the wrapper that the section was made with? */
export function opens(section: Section, wrapper: Wrapper): boolean {
  return wrapper.unwrap(CHECK_NAME, section.check) === CHECK_WORD;
}

/** The section at a place, or null where none was begun. */
export function sectionAt(contents: VaultContents, place: Place): Section | null {
  return place.kind === 'passphrase' ? contents.passphrase : (contents.keychains[place.backend] ?? null);
}

/** A secret in clear, or null where there is none that can be read. */
export function readSecret(contents: VaultContents, place: Place, wrapper: Wrapper, name: SecretName): string | null {
  const wrapped = sectionAt(contents, place)?.secrets[name];
  return wrapped === undefined ? null : wrapper.unwrap(name, wrapped);
}

/** The vault with a secret kept or, for null, forgotten. An older one that cannot be read is set aside, not overwritten. */
export function withSecret(
  contents: VaultContents,
  place: Place,
  wrapper: Wrapper,
  name: SecretName,
  value: string | null,
  now: Date,
): VaultContents {
  const there = sectionAt(contents, place);
  if (there !== null && !opens(there, wrapper)) {
    return withSecret(withoutSection(contents, place, now), place, wrapper, name, value, now);
  }
  const section = there ?? { check: wrapCheck(wrapper), secrets: {} };
  const { [name]: older, ...others } = section.secrets;
  const unreadable = older !== undefined && wrapper.unwrap(name, older) === null;
  const kept = unreadable ? withSetAside(contents, place, { ...section, secrets: { [name]: older } }, now) : contents;
  const secrets = value === null ? others : { ...others, [name]: wrapper.wrap(name, value) };
  return withSection(kept, place, { ...section, secrets });
}

/** The vault without the section at a place, which is kept among those set aside when it holds anything. */
export function withoutSection(contents: VaultContents, place: Place, now: Date): VaultContents {
  const section = sectionAt(contents, place);
  if (section === null) return contents;
  const kept = Object.keys(section.secrets).length > 0 ? withSetAside(contents, place, section, now) : contents;
  if (place.kind === 'passphrase') return { ...kept, passphrase: null };
  const { [place.backend]: _gone, ...keychains } = kept.keychains;
  return { ...kept, keychains };
}

/** The same secrets under the name that the same keychain goes by now. */
export function withRenamedKeychain(contents: VaultContents, was: string, now: string): VaultContents {
  const { [was]: section, ...others } = contents.keychains;
  if (section === undefined) return contents;
  return { ...contents, choice: { kind: 'keychain', backend: now }, keychains: { ...others, [now]: section } };
}

function withSection(contents: VaultContents, place: Place, section: Section): VaultContents {
  if (place.kind === 'keychain') {
    const { check, secrets } = section;
    return { ...contents, keychains: { ...contents.keychains, [place.backend]: { check, secrets } } };
  }
  if (!('salt' in section)) throw new Error('a passphrase section begins with its salt');
  return { ...contents, passphrase: section };
}

function withSetAside(contents: VaultContents, place: Place, section: Section, now: Date): VaultContents {
  const backend = place.kind === 'keychain' ? place.backend : null;
  return { ...contents, setAside: [...contents.setAside, { at: now.toISOString(), backend, section }] };
}
