import type { SafeStorage } from 'electron';

/** The operating system's keychain, as far as the vault needs it. */
export type Keychain = Readonly<{
  /** Which one it is, for instance `gnome_libsecret`; remembered, because another one cannot read what this one wrapped. */
  backend: string;
  wrap: (text: string) => string;
  /** Null where this keychain did not wrap it. */
  unwrap: (wrapped: string) => string | null;
}>;

/** Electron 25 has no `getSelectedStorageBackend`; whatever real keyring is behind it goes by this name. */
export const UNNAMED_KEYRING = 'keyring';

type Storage = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

/** The keychain of this computer, or null when there is none that keeps a secret. To be asked after the app is ready. */
export function findKeychain(storage: Storage, platform: string): Keychain | null {
  if (!storage.isEncryptionAvailable()) return null;
  const backend = backendName(storage, platform);
  // `basic_text` is a password that stands in Chromium's source: a curtain, not a lock.
  if (backend === 'basic_text' || backend === 'unknown') return null;
  return {
    backend,
    wrap: (text) => storage.encryptString(text).toString('base64'),
    unwrap: (wrapped) => {
      try {
        return storage.decryptString(Buffer.from(wrapped, 'base64'));
      } catch {
        return null;
      }
    },
  };
}

function backendName(storage: Storage, platform: string): string {
  if (platform === 'darwin') return 'keychain';
  if (platform === 'win32') return 'dpapi';
  return storage.getSelectedStorageBackend?.() ?? UNNAMED_KEYRING;
}
