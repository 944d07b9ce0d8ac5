import { describe, expect, it } from 'vitest';
import type { Protection } from '../../shared/contract/ipcMain.ts';
import { isDecided, serviceInit, type InitFacts } from './serviceInit.ts';

const facts: InitFacts = {
  dataFolder: '/data',
  deviceName: 'Office',
  apiUrl: null,
  settings: { serverUrl: 'https://licenses.example.org/', lastAccountKey: 'abc' },
  protection: { state: 'keychain', backend: 'dpapi' },
};

describe('what the service begins with', () => {
  it('is the account of the last sign-in, at its server', () => {
    expect(serviceInit(facts)).toEqual({
      type: 'init',
      dataFolder: '/data',
      serverUrl: 'https://licenses.example.org/',
      keep: 'disk',
      lastAccountKey: 'abc',
      deviceName: 'Office',
    });
  });

  it('is no account when another server is named from outside', () => {
    const init = serviceInit({ ...facts, apiUrl: 'http://127.0.0.1:4000' });
    expect(init).toMatchObject({ serverUrl: 'http://127.0.0.1:4000', lastAccountKey: null });
  });

  it('is the account when the same server is named, however it is written', () => {
    const init = serviceInit({ ...facts, apiUrl: 'https://licenses.example.org' });
    expect(init.lastAccountKey).toBe('abc');
  });

  it('is nothing on the disk when nothing is to be kept', () => {
    expect(serviceInit({ ...facts, protection: { state: 'nothingKept' } }).keep).toBe('memory');
    expect(serviceInit({ ...facts, protection: { state: 'passphrase' } }).keep).toBe('disk');
  });

  it('waits for the person to decide', () => {
    const states: [Protection, boolean][] = [
      [{ state: 'keychain', backend: 'dpapi' }, true],
      [{ state: 'passphrase' }, true],
      [{ state: 'nothingKept' }, true],
      [{ state: 'choose' }, false],
      [{ state: 'locked' }, false],
      [{ state: 'keychainChanged', was: 'kwallet5', now: 'none' }, false],
    ];
    for (const [protection, decided] of states) expect(isDecided(protection), protection.state).toBe(decided);
  });
});
