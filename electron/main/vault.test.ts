import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecretName } from '../../shared/contract/ipcControl.ts';
import { writeFileAtomically } from './atomicFile.ts';
import type { Keychain } from './keychain.ts';
import { openVault, type Vault, type VaultOptions } from './vault.ts';

const dataKey: SecretName = 'dataKey:abc';
const refreshToken: SecretName = 'refreshToken:abc';
const passphrase = 'correct horse battery';

/** A keychain with a key of its own, like two that Linux may offer; a stranger's bytes do not open with it. */
function createKeychain(backend: string, password = backend): Keychain {
  const key = createHash('sha256').update(password).digest();
  return {
    backend,
    wrap: (text) => {
      const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
      return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
    },
    unwrap: (wrapped) => {
      try {
        const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
        return Buffer.concat([decipher.update(wrapped, 'base64'), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

describe('the vault', () => {
  let folder: string;
  let file: string;

  /** The vault as the app opens it at a start of the computer. */
  const open = (keychain: Keychain | null, more: Partial<VaultOptions> = {}): Promise<Vault> =>
    openVault({
      file,
      findKeychain: () => keychain,
      log: () => undefined,
      now: () => new Date('2026-08-20T07:00:00Z'),
      cost: { N: 2 ** 4, r: 8, p: 1 },
      ...more,
    });
  const onDisk = (): Promise<string> => readFile(file, 'utf8');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-vault-'));
    file = join(folder, 'vault.json');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  describe('with a keychain', () => {
    const keychain = createKeychain('gnome_libsecret');

    it('keeps secrets across starts, and none of them in clear', async () => {
      const first = await open(keychain);
      expect(first.protection()).toEqual({ state: 'keychain', backend: 'gnome_libsecret' });
      expect(await first.get(dataKey)).toBeNull();
      expect(await first.set(dataKey, 'k-1')).toBe('k-1');
      expect(await first.set(refreshToken, 't-1')).toBe('t-1');
      const again = await open(keychain);
      expect(again.protection()).toEqual({ state: 'keychain', backend: 'gnome_libsecret' });
      expect(await again.get(dataKey)).toBe('k-1');
      expect(await again.get(refreshToken)).toBe('t-1');
      expect(await onDisk()).not.toMatch(/k-1|t-1/);
    });

    it('forgets a secret for good', async () => {
      const vault = await open(keychain);
      await vault.set(refreshToken, 't-1');
      const before = await onDisk();
      const wrapped = JSON.parse(before).keychains.gnome_libsecret.secrets[refreshToken];
      expect(await vault.set(refreshToken, null)).toBeNull();
      expect(await onDisk()).not.toContain(wrapped);
      expect(await (await open(keychain)).get(refreshToken)).toBeNull();
    });

    it('writes nothing before there is a secret to keep', async () => {
      const vault = await open(keychain);
      await vault.get(dataKey);
      expect(await readdir(folder)).toEqual([]);
    });

    it('keeps what is set at the same time, all of it', async () => {
      const vault = await open(keychain);
      const names = Array.from({ length: 20 }, (_, index): SecretName => `dataKey:account${index}`);
      await Promise.all(names.map((name) => vault.set(name, `key of ${name}`)));
      const again = await open(keychain);
      for (const name of names) expect(await again.get(name)).toBe(`key of ${name}`);
    });

    it('leaves nothing to choose', async () => {
      const vault = await open(keychain);
      await vault.set(dataKey, 'k-1');
      for (const choice of [
        { kind: 'newPassphrase', passphrase },
        { kind: 'keepNothing' },
        { kind: 'useKeychain' },
      ] as const) {
        expect((await vault.choose(choice)).ok).toBe(false);
      }
      expect(await vault.get(dataKey)).toBe('k-1');
    });

    it('tells two exchanged values from the right ones', async () => {
      const vault = await open(keychain);
      await vault.set(dataKey, 'k-1');
      await vault.set('dataKey:other', 'k-2');
      const contents = JSON.parse(await onDisk());
      const { secrets } = contents.keychains.gnome_libsecret;
      [secrets[dataKey], secrets['dataKey:other']] = [secrets['dataKey:other'], secrets[dataKey]];
      await writeFile(file, JSON.stringify(contents));
      expect(await (await open(keychain)).get(dataKey)).toBeNull();
    });
  });

  describe('when the keychain is another one', () => {
    const old = createKeychain('kwallet5');
    const other = createKeychain('gnome_libsecret');

    beforeEach(async () => {
      await (await open(old)).set(dataKey, 'k-old');
    });

    it('says so, reads nothing and alters nothing', async () => {
      const before = await onDisk();
      const vault = await open(other);
      expect(vault.protection()).toEqual({ state: 'keychainChanged', was: 'kwallet5', now: 'gnome_libsecret' });
      expect(await vault.get(dataKey)).toBeNull();
      expect(await vault.set(dataKey, 'k-new')).toBeNull();
      expect(await onDisk()).toBe(before);
    });

    it('says so when there is none any more, and when it has the same name and other keys', async () => {
      expect((await open(null)).protection()).toEqual({ state: 'keychainChanged', was: 'kwallet5', now: 'none' });
      expect((await open(createKeychain('kwallet5', 'made anew'))).protection()).toEqual({
        state: 'keychainChanged',
        was: 'kwallet5',
        now: 'kwallet5',
      });
    });

    it('has everything again when the old one is back', async () => {
      await open(other);
      const vault = await open(old);
      expect(vault.protection()).toEqual({ state: 'keychain', backend: 'kwallet5' });
      expect(await vault.get(dataKey)).toBe('k-old');
    });

    it('has everything again without a new start, when it is looked for again', async () => {
      let here: Keychain | null = null;
      const vault = await open(null, { findKeychain: () => here });
      expect(await vault.lookAgain()).toEqual({ state: 'keychainChanged', was: 'kwallet5', now: 'none' });
      here = old;
      expect(await vault.lookAgain()).toEqual({ state: 'keychain', backend: 'kwallet5' });
      expect(await vault.get(dataKey)).toBe('k-old');
    });

    it('goes on with the new one when the person says so, and still has the old one’s when that is back', async () => {
      const vault = await open(other);
      expect(await vault.choose({ kind: 'useKeychain' })).toEqual({
        ok: true,
        protection: { state: 'keychain', backend: 'gnome_libsecret' },
      });
      expect(await vault.get(dataKey)).toBeNull();
      await vault.set(dataKey, 'k-new');
      expect(await (await open(other)).get(dataKey)).toBe('k-new');
      const back = await open(old);
      expect(back.protection()).toEqual({ state: 'keychainChanged', was: 'gnome_libsecret', now: 'kwallet5' });
      await back.choose({ kind: 'useKeychain' });
      expect(await back.get(dataKey)).toBe('k-old');
    });

    it('sets the old values aside when the new one has the same name', async () => {
      const wrapped = JSON.parse(await onDisk()).keychains.kwallet5.secrets[dataKey];
      const vault = await open(createKeychain('kwallet5', 'made anew'));
      await vault.choose({ kind: 'useKeychain' });
      await vault.set(dataKey, 'k-new');
      expect(JSON.parse(await onDisk()).setAside).toMatchObject([
        { backend: 'kwallet5', section: { secrets: { [dataKey]: wrapped } } },
      ]);
    });

    it('cannot go on with a keychain that is not there', async () => {
      const vault = await open(null);
      expect(await vault.choose({ kind: 'useKeychain' })).toEqual({ ok: false, reason: 'cannotWrite' });
      expect(vault.protection().state).toBe('keychainChanged');
    });

    it('lets a passphrase take over, with the old values left where they are', async () => {
      const vault = await open(null);
      expect((await vault.choose({ kind: 'newPassphrase', passphrase })).ok).toBe(true);
      await vault.set(dataKey, 'k-new');
      expect(JSON.parse(await onDisk()).keychains.kwallet5.secrets).toHaveProperty(dataKey);
    });

    it('does not mind when the same keychain only goes by another name', async () => {
      const renamed = createKeychain('kwallet6', 'kwallet5');
      const vault = await open(renamed);
      expect(vault.protection()).toEqual({ state: 'keychain', backend: 'kwallet6' });
      expect(await vault.get(dataKey)).toBe('k-old');
      await vault.set(refreshToken, 't-1');
      expect(await (await open(renamed)).get(dataKey)).toBe('k-old');
    });

    it('has nothing to say when nothing was kept', async () => {
      await (await open(old)).set(dataKey, null);
      expect((await open(other)).protection()).toEqual({ state: 'keychain', backend: 'gnome_libsecret' });
      const vault = await open(null);
      expect(vault.protection()).toEqual({ state: 'choose' });
    });

    it('begins a section of its own where an empty one of the same name was made with other keys', async () => {
      await (await open(old)).set(dataKey, null);
      const anew = createKeychain('kwallet5', 'made anew');
      await (await open(anew)).set(dataKey, 'k-new');
      const again = await open(anew);
      expect(again.protection()).toEqual({ state: 'keychain', backend: 'kwallet5' });
      expect(await again.get(dataKey)).toBe('k-new');
    });
  });

  describe('without a keychain', () => {
    it('keeps nothing before the person has chosen', async () => {
      const vault = await open(null);
      expect(vault.protection()).toEqual({ state: 'choose' });
      expect(await vault.set(dataKey, 'k-1')).toBeNull();
      expect(await vault.get(dataKey)).toBeNull();
      expect(await readdir(folder)).toEqual([]);
    });

    it('keeps secrets under a passphrase, which is asked for at the next start', async () => {
      const first = await open(null);
      expect(await first.choose({ kind: 'newPassphrase', passphrase })).toEqual({
        ok: true,
        protection: { state: 'passphrase' },
      });
      await first.set(dataKey, 'k-1');
      expect(await onDisk()).not.toContain('k-1');
      const again = await open(null);
      expect(again.protection()).toEqual({ state: 'locked' });
      expect(await again.get(dataKey)).toBeNull();
      expect(await again.set(dataKey, 'k-2')).toBeNull();
      expect(await again.choose({ kind: 'unlock', passphrase })).toEqual({
        ok: true,
        protection: { state: 'passphrase' },
      });
      expect(await again.get(dataKey)).toBe('k-1');
    });

    it('tells a wrong passphrase, and lets it be tried again', async () => {
      const first = await open(null);
      await first.choose({ kind: 'newPassphrase', passphrase });
      await first.set(dataKey, 'k-1');
      const vault = await open(null);
      for (const wrong of ['', 'Correct horse battery', 'correct horse battery ']) {
        expect(await vault.choose({ kind: 'unlock', passphrase: wrong })).toEqual({
          ok: false,
          reason: 'wrongPassphrase',
        });
        expect(vault.protection()).toEqual({ state: 'locked' });
      }
      await vault.choose({ kind: 'unlock', passphrase });
      expect(await vault.get(dataKey)).toBe('k-1');
    });

    it('takes a passphrase however its accents are typed', async () => {
      await (await open(null)).choose({ kind: 'newPassphrase', passphrase: 'Se\u00f1ora Ortiz'.normalize('NFC') });
      const vault = await open(null);
      expect((await vault.choose({ kind: 'unlock', passphrase: 'Se\u00f1ora Ortiz'.normalize('NFD') })).ok).toBe(true);
    });

    it('stays with the passphrase when a keychain turns up', async () => {
      await (await open(null)).choose({ kind: 'newPassphrase', passphrase });
      expect((await open(createKeychain('gnome_libsecret'))).protection()).toEqual({ state: 'locked' });
    });

    it('sets aside what a forgotten passphrase holds when a new one is chosen', async () => {
      const first = await open(null);
      await first.choose({ kind: 'newPassphrase', passphrase });
      await first.set(dataKey, 'k-1');
      const sealed = JSON.parse(await onDisk()).passphrase;
      const vault = await open(null);
      expect((await vault.choose({ kind: 'newPassphrase', passphrase: 'another one' })).ok).toBe(true);
      expect(await vault.get(dataKey)).toBeNull();
      expect(JSON.parse(await onDisk()).setAside).toEqual([
        { at: '2026-08-20T07:00:00.000Z', backend: null, section: sealed },
      ]);
    });

    it('keeps nothing when the person wants that, and remembers only this', async () => {
      const vault = await open(null);
      expect(await vault.choose({ kind: 'keepNothing' })).toEqual({ ok: true, protection: { state: 'nothingKept' } });
      expect(await vault.set(dataKey, 'k-1')).toBe('k-1');
      expect(await vault.get(dataKey)).toBe('k-1');
      expect(JSON.parse(await onDisk())).toEqual({
        version: 1,
        choice: { kind: 'nothing' },
        keychains: {},
        passphrase: null,
        setAside: [],
      });
      const again = await open(null);
      expect(again.protection()).toEqual({ state: 'nothingKept' });
      expect(await again.get(dataKey)).toBeNull();
      await again.set(dataKey, 'k-2');
      expect(await again.set(dataKey, null)).toBeNull();
      expect(await again.get(dataKey)).toBeNull();
    });
  });

  describe('and the disk', () => {
    const keychain = createKeychain('dpapi');

    it('holds the old vault whole after a crash between write and rename', async () => {
      await (await open(keychain)).set(dataKey, 'k-1');
      const crash = async (): Promise<void> => {
        throw new Error('power cut');
      };
      const vault = await open(keychain, { write: (path, text) => writeFileAtomically(path, text, { rename: crash }) });
      expect(await vault.set(dataKey, 'k-2')).toBeNull();
      // What was not kept is not used either.
      expect(await vault.get(dataKey)).toBe('k-1');
      expect(await (await open(keychain)).get(dataKey)).toBe('k-1');
    });

    it('is asked before a passphrase counts', async () => {
      const write = async (): Promise<void> => {
        throw new Error('disk full');
      };
      const vault = await open(null, { write });
      expect(await vault.choose({ kind: 'newPassphrase', passphrase })).toEqual({ ok: false, reason: 'cannotWrite' });
      expect(vault.protection()).toEqual({ state: 'choose' });
      // Keeping nothing needs no disk.
      expect((await vault.choose({ kind: 'keepNothing' })).ok).toBe(true);
    });

    it.each([
      ['no JSON', '{"version": 1, "choi'],
      ['another shape', '{"version": 1}'],
      ['a version of tomorrow', '{"version": 2}'],
      [
        'a cost that would hang the app',
        '{"version":1,"choice":{"kind":"passphrase"},"keychains":{},"setAside":[],"passphrase":{"salt":"","cost":{"N":1e12,"r":8,"p":1},"check":"","secrets":{}}}',
      ],
      ['nothing', ''],
    ])('with %s in the file: it is set aside, not overwritten', async (_name, text) => {
      await writeFile(file, text);
      const vault = await open(keychain);
      expect(vault.protection()).toEqual({ state: 'keychain', backend: 'dpapi' });
      await vault.set(dataKey, 'k-1');
      const damaged = (await readdir(folder)).find((name) => name.startsWith('vault.damaged-'));
      expect(await readFile(join(folder, damaged ?? ''), 'utf8')).toBe(text);
    });

    it('cannot be read: nothing is kept over it', async () => {
      // A name that no operating system takes: neither readable nor to be set aside.
      const written: string[] = [];
      const write = async (path: string): Promise<void> => void written.push(path);
      const vault = await open(keychain, { file: join(folder, 'vault\0.json'), write });
      expect(await vault.set(dataKey, 'k-1')).toBeNull();
      expect(written).toEqual([]);
    });
  });
});
