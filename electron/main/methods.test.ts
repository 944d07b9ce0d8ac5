import { describe, expect, it } from 'vitest';
import type { Protection } from '../../shared/contract/ipcMain.ts';
import { createMethodHandlers } from './methods.ts';

const preferences = { contrast: 'system', textSize: 100, lockAfter: 10, firstSchools: {} } as const;

/** Handlers over a vault that is guarded as given, and after a second look as given second. */
function createHandlers(first: Protection, second: Protection = first) {
  let protection = first;
  const done: string[] = [];
  const vault = {
    protection: () => protection,
    lookAgain: async () => (protection = second),
    choose: async () => ({ ok: false, reason: 'wrongPassphrase' }) as const,
    get: async () => null,
    set: async () => null,
  };
  const handlers = createMethodHandlers({
    platform: 'freebsd',
    version: '0.1.0',
    serverUrl: () => 'http://127.0.0.1:4000',
    settings: {
      get: () => ({ serverUrl: '', theme: 'dark', ...preferences, lastAccountKey: null, window: null }),
      set: (values) => void done.push(`set ${JSON.stringify(values)}`),
      flush: async () => undefined,
      end: async () => undefined,
    },
    applyTheme: (theme) => void done.push(`theme ${theme}`),
    vault: Promise.resolve(vault),
    onDecided: () => void done.push('decided'),
    connect: async (contentsId) => void done.push(`connect ${contentsId}`),
  });
  return { handlers, done };
}

describe('what a window asks of main', () => {
  it('is how things are when it starts', async () => {
    const { handlers, done } = createHandlers({ state: 'choose' });
    expect(await handlers['boot.get']({}, 1)).toEqual({
      platform: 'linux',
      version: '0.1.0',
      serverUrl: 'http://127.0.0.1:4000',
      theme: 'dark',
      preferences,
      protection: { state: 'choose' },
    });
    expect(done).toEqual([]);
  });

  it('begins the service when the right keychain is there at a second look', async () => {
    const { handlers, done } = createHandlers(
      { state: 'keychainChanged', was: 'kwallet5', now: 'none' },
      { state: 'keychain', backend: 'kwallet5' },
    );
    await handlers['boot.get']({}, 1);
    await handlers['boot.get']({}, 1);
    expect(done).toEqual(['decided']);
  });

  it('is a theme, kept and shown', async () => {
    const { handlers, done } = createHandlers({ state: 'choose' });
    await handlers['theme.set']({ theme: 'light' }, 1);
    expect(done).toEqual(['set {"theme":"light"}', 'theme light']);
  });

  it('begins no service after a wrong passphrase', async () => {
    const { handlers, done } = createHandlers({ state: 'locked' });
    const result = await handlers['protection.choose']({ kind: 'unlock', passphrase: 'x' }, 1);
    expect(result).toEqual({ ok: false, reason: 'wrongPassphrase' });
    expect(done).toEqual([]);
  });

  it('is the service, for the very window that asks', async () => {
    const { handlers, done } = createHandlers({ state: 'passphrase' });
    await handlers['service.connect']({}, 7);
    expect(done).toEqual(['connect 7']);
  });
});
