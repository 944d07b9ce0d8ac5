import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brand } from './testing/sampleDistrict.ts';
import { temporaryFolder, unassign } from './testing/sampleStore.ts';
import { startScriptedServer, type ScriptedServer } from './testing/scriptedServer.ts';
import { startTestService, until, type TestService, type TestWindow } from './testing/testService.ts';

const email = 'dana.whitfield@example.org';

const people = async (window: TestWindow): Promise<number> =>
  (await window.ask('classes.students', { classId: brand('c1'), text: '', offset: 0, limit: 50 })).total;

type Signed = TestService & Readonly<{ server: ScriptedServer; folder: string }>;

async function signedIn(keep: 'disk' | 'memory' = 'disk'): Promise<Signed> {
  const server = await startScriptedServer();
  const dataFolder = temporaryFolder();
  const started = startTestService({ dataFolder, serverUrl: server.url, keep });
  await started.window.ask('session.signIn', { serverUrl: server.url, email, password: 'practice' });
  await until(async () => (await people(started.window)) > 0);
  return { ...started, server, folder: dataFolder };
}

describe('a locked account', () => {
  it('shows nobody, keeps what was saved, and opens to the password without a network', async () => {
    const { window, service, server, vault, remembered } = await signedIn();
    service.setOnline(false);
    await window.ask('changes.save', { label: 'Removed', intents: [unassign('ana', 'kb')], mode: 'fit' });
    const locked = { state: 'locked', email, displayName: 'Dana Whitfield' };
    expect(await window.ask('session.lock', {})).toMatchObject(locked);
    expect(window.topics).toContain('session');
    expect(await window.refused('classes.students', { classId: brand('c1'), text: '', offset: 0, limit: 50 })).toBe(
      'signedOut',
    );
    const kept = vault.values.get(`lock:${remembered().lastAccountKey}`) ?? '';
    expect(kept).not.toContain('practice');
    await server.stop();
    expect(await window.refused('session.unlock', { password: 'something else' })).toBe('wrongCredentials');
    expect(await window.ask('session.get', {})).toMatchObject(locked);
    expect(await window.ask('session.unlock', { password: 'practice' })).toMatchObject({ state: 'signedIn' });
    expect(await people(window)).toBe(4);
    expect(await window.ask('status.get', {})).toMatchObject({ waiting: 1 });
  });

  it('is locked still when the app is started anew', async () => {
    const first = await signedIn();
    await first.window.ask('session.lock', {});
    await first.service.stop();
    const { lastAccountKey } = first.remembered();
    const { window } = startTestService({
      dataFolder: first.folder,
      serverUrl: first.server.url,
      vault: first.vault,
      lastAccountKey,
    });
    expect(await window.ask('session.get', {})).toMatchObject({ state: 'locked', email });
    expect(await window.ask('session.unlock', { password: 'practice' })).toMatchObject({ state: 'signedIn' });
    expect(await people(window)).toBe(4);
    // What lies on the disk is noise all the while.
    const store = readFileSync(join(first.folder, 'accounts', lastAccountKey ?? '', 'store.db'));
    expect(store.includes('Łukasz')).toBe(false);
  });

  it('opens to the server alone after five wrong passwords', async () => {
    const { window, server } = await signedIn();
    await window.ask('session.lock', {});
    server.next(
      '/v1/session',
      ...Array.from({ length: 5 }, () => ({ status: 401, code: 'wrongCredentials' }) as const),
    );
    for (let guess = 0; guess < 5; guess += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one guess after the other
      expect(await window.refused('session.unlock', { password: `guess ${guess}` })).toBe('wrongCredentials');
    }
    server.next('/v1/session', { status: 401, code: 'wrongCredentials' });
    expect(await window.refused('session.unlock', { password: 'practice' })).toBe('wrongCredentials');
    expect(await window.ask('session.unlock', { password: 'practice' })).toMatchObject({ state: 'signedIn' });
  });

  it('gives no more guesses to who starts the app anew', async () => {
    const first = await signedIn();
    await first.window.ask('session.lock', {});
    await first.server.stop();
    for (let guess = 0; guess < 4; guess += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one guess after the other
      expect(await first.window.refused('session.unlock', { password: `guess ${guess}` })).toBe('wrongCredentials');
    }
    await first.service.stop();
    const { lastAccountKey, serverUrl } = first.remembered();
    const second = startTestService({ dataFolder: first.folder, serverUrl, lastAccountKey, vault: first.vault });
    expect(await second.window.refused('session.unlock', { password: 'the fifth' })).toBe('tooManyAttempts');
    expect(await second.window.refused('session.unlock', { password: 'practice' })).toBe('unreachable');
  });

  it('can be left to somebody else, and leaves nothing to sign in with', async () => {
    const { window, vault, remembered } = await signedIn();
    const key = remembered().lastAccountKey;
    await window.ask('session.lock', {});
    expect(await window.ask('session.signOut', {})).toMatchObject({ state: 'signedOut' });
    expect([...vault.values.keys()]).toEqual([`dataKey:${key}`]);
  });

  it('is signed out where nothing is kept on the computer', async () => {
    const { window } = await signedIn('memory');
    expect(await window.ask('session.lock', {})).toMatchObject({ state: 'signedOut' });
  });
});
