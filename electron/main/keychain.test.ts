import { describe, expect, it } from 'vitest';
import { findKeychain, UNNAMED_KEYRING } from './keychain.ts';

const reversed = (text: string): string => text.split('').reverse().join('');

const storage = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(reversed(text)),
  decryptString: (bytes: Buffer) => {
    if (bytes.length === 0) throw new Error('not ours');
    return reversed(bytes.toString());
  },
};
type Backend = 'basic_text' | 'gnome_libsecret' | 'kwallet6' | 'unknown';
const linux = (backend: Backend) => ({ ...storage, getSelectedStorageBackend: () => backend });

describe('the keychain of this computer', () => {
  it('goes by the name that the operating system or Electron gives it', () => {
    expect(findKeychain(storage, 'darwin')?.backend).toBe('keychain');
    expect(findKeychain(storage, 'win32')?.backend).toBe('dpapi');
    expect(findKeychain(linux('kwallet6'), 'linux')?.backend).toBe('kwallet6');
  });

  it('has a name of ours where Electron cannot tell', () => {
    expect(findKeychain(storage, 'linux')?.backend).toBe(UNNAMED_KEYRING);
  });

  it('is none where Chromium would only pretend', () => {
    expect(findKeychain(linux('basic_text'), 'linux')).toBeNull();
    expect(findKeychain(linux('unknown'), 'linux')).toBeNull();
    expect(findKeychain({ ...storage, isEncryptionAvailable: () => false }, 'win32')).toBeNull();
  });

  it('wraps and unwraps, and says null where it cannot', () => {
    const keychain = findKeychain(storage, 'darwin');
    expect(keychain?.unwrap(keychain.wrap('secret'))).toBe('secret');
    expect(keychain?.unwrap('')).toBeNull();
  });
});
