import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../../shared/contract/view.ts';
import { openSql } from './store/sqlite.ts';
import { brand } from './testing/sampleDistrict.ts';
import { assign, temporaryFolder, unassign } from './testing/sampleStore.ts';
import { startScriptedServer, type ScriptedServer } from './testing/scriptedServer.ts';
import { startTestService, until, type TestService, type TestWindow } from './testing/testService.ts';

const credentials = { email: 'dana.whitfield@example.org', password: 'practice' };

async function signedIn(server?: ScriptedServer): Promise<TestService & { server: ScriptedServer; folder: string }> {
  const running = server ?? (await startScriptedServer());
  const folder = temporaryFolder();
  const started = startTestService({ dataFolder: folder, serverUrl: running.url });
  await started.window.ask('session.signIn', { serverUrl: running.url, ...credentials });
  await until(async () => (await rowsOf(started.window)).length > 0);
  return { ...started, server: running, folder };
}

async function rowsOf(window: TestWindow): Promise<PersonRow[]> {
  return (await window.ask('classes.students', { classId: brand('c1'), text: '', offset: 0, limit: 50 })).rows;
}

async function row(window: TestWindow, userId: string): Promise<{ codes: string[]; state: string }> {
  const found = (await rowsOf(window)).find((person) => person.userId === userId);
  return { codes: found?.licenses.map(({ product }) => product.code) ?? [], state: found?.state.kind ?? 'missing' };
}

const storeFile = ({ folder, remembered }: Pick<TestService, 'remembered'> & { folder: string }): string =>
  join(folder, 'accounts', remembered().lastAccountKey ?? '', 'store.db');

/** Writes rubbish over the first page of one table, as a failing disk might. */
function damagePageOf(table: string, file: string, key: string): void {
  const sql = openSql(file, key);
  const page =
    sql.get<{ rootpage: number }>('SELECT rootpage FROM sqlite_master WHERE name = ?', [table])?.rootpage ?? 0;
  sql.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, (page - 1) * 4096);
  closeSync(handle);
}

const status = async (window: TestWindow) => window.ask('status.get', {});
const waiting = async (window: TestWindow): Promise<number> => (await status(window)).waiting;

describe('signing in', () => {
  it('downloads the roster and shows it', async () => {
    const { window } = await signedIn();
    expect(await window.ask('session.get', {})).toMatchObject({ state: 'signedIn', kept: true });
    expect((await rowsOf(window)).map((person) => person.familyName)).toEqual([
      'de la Cruz',
      'Łukasz',
      'Núñez',
      "O'Brien",
    ]);
    expect(await window.ask('dashboard.get', { orgId: null })).toMatchObject([
      { product: { code: 'KB' }, quantity: 10, assigned: 2, available: 8 },
      { product: { code: 'PH' }, quantity: 2, assigned: 2, available: 0 },
      { product: { code: 'TG' }, quantity: 5, assigned: 0, available: 5 },
    ]);
  });

  it.each([
    ['an address that is not https', 'http://example.org', 'wrongAddress'],
    ['no address at all', 'not an address', 'wrongAddress'],
    ['a server that is not there', 'http://127.0.0.1:9', 'unreachable'],
  ])('says so of %s', async (_what, serverUrl, code) => {
    const { window } = startTestService({ dataFolder: temporaryFolder(), serverUrl });
    expect(await window.refused('session.signIn', { serverUrl, ...credentials })).toBe(code);
    expect(await window.ask('session.get', {})).toMatchObject({ state: 'signedOut' });
  });

  it.each([
    ['a page that is none of ours', '/v1/server', 'html', 'notSeatwise'],
    ['a newer server', '/v1/session', { status: 426, code: 'clientTooOld' }, 'appTooOld'],
    ['a wrong password', '/v1/session', { status: 401, code: 'wrongCredentials' }, 'wrongCredentials'],
    ['too many attempts', '/v1/session', { status: 429, code: 'tooManyRequests' }, 'tooManyAttempts'],
    ['a server that fails', '/v1/session', { status: 500, code: 'internal' }, 'unreachable'],
  ] as const)('says so of %s', async (_what, path, mischief, code) => {
    const server = await startScriptedServer();
    server.next(path, mischief);
    const { window } = startTestService({ dataFolder: temporaryFolder(), serverUrl: server.url });
    expect(await window.refused('session.signIn', { serverUrl: server.url, ...credentials })).toBe(code);
  });
});

describe('a license change online', () => {
  it('is shown at once, sent, confirmed, and never shows the old value on the way', async () => {
    const { window, server } = await signedIn();
    const seen: string[][] = [];
    await window.ask('changes.save', { label: 'Keyboarding', intents: [unassign('ana', 'kb')] });
    for (;;) {
      const { codes, state } = await row(window, 'ana');
      seen.push(codes);
      if (state === 'done') break;
    }
    await until(async () => !(await status(window)).busy);
    seen.push((await row(window, 'ana')).codes);
    expect(seen.every((codes) => codes.length === 0)).toBe(true);
    expect(server.licensing.rows().assignments.some((held) => held.userId === 'ana')).toBe(false);
    expect(window.topics).toContain('licenses');
  });

  it('is on the disk before the first byte of it leaves', async () => {
    const { window, server, folder, vault, remembered } = await signedIn();
    const onDisk: unknown[] = [];
    const key = vault.values.get(`dataKey:${remembered().lastAccountKey}`) ?? '';
    server.next('/v1/push', (body) => {
      const other = openSql(storeFile({ folder, remembered }), key);
      onDisk.push(...other.all<{ bytes: string }>('SELECT bytes FROM outbox').map(({ bytes }) => body.includes(bytes)));
      other.close();
    });
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(async () => (await waiting(window)) === 0);
    expect(onDisk).toEqual([true]);
  });

  it('that the server refuses asks for the person, and shows what is so', async () => {
    const { window, server } = await signedIn();
    // Somebody else takes the last licenses before the change arrives.
    server.next('/v1/push', () =>
      server.licensing.alter((rows) => {
        rows.pools = rows.pools.map((pool) => (pool.id === 'kb1' ? { ...pool, assigned: pool.quantity } : pool));
      }),
    );
    await window.ask('changes.save', { label: 'x', intents: [assign('cyd', 'kb')] });
    await until(async () => (await status(window)).needsAttention === 1);
    expect(await row(window, 'cyd')).toEqual({ codes: ['PH'], state: 'needsYou' });
    const { attention } = await window.ask('activity.get', {});
    expect(attention).toMatchObject([{ state: 'refused', reason: 'noLicenseAvailable' }]);
    await window.ask('changes.resolve', { changeId: attention[0]?.changeId ?? brand(''), choice: 'drop' });
    expect((await status(window)).needsAttention).toBe(0);
    expect(await row(window, 'cyd')).toEqual({ codes: ['PH'], state: 'none' });
  });

  it('whose premise somebody altered is held, and kept only by choice', async () => {
    const { window, server } = await signedIn();
    server.next('/v1/push', () =>
      server.licensing.alter((rows) => {
        rows.assignments = rows.assignments.map((held) => (held.id === 'a1' ? { ...held, version: 2 } : held));
      }),
    );
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(async () => (await status(window)).needsAttention === 1);
    expect((await row(window, 'ana')).codes).toEqual(['KB']);
    expect(server.licensing.rows().assignments.some((held) => held.id === 'a1')).toBe(true);
    await until(async () => !(await status(window)).busy);
    const [held] = (await window.ask('activity.get', {})).attention;
    const kept = await window.ask('changes.resolve', { changeId: held?.changeId ?? brand(''), choice: 'keepMine' });
    expect(kept?.saved).toHaveLength(1);
    await until(async () => (await waiting(window)) === 0);
    expect(server.licensing.rows().assignments.some((entry) => entry.id === 'a1')).toBe(false);
  });
});

describe('without a network', () => {
  it('changes are queued, and drained in order when it is back', async () => {
    const { window, server, service } = await signedIn();
    service.setOnline(false);
    await window.ask('changes.save', { label: 'one', intents: [unassign('dee', 'ph')] });
    await window.ask('changes.save', { label: 'two', intents: [assign('ana', 'ph'), unassign('ana', 'kb')] });
    await window.ask('changes.save', { label: 'three', intents: [assign('ana', 'kb')] });
    expect(await status(window)).toMatchObject({ connection: 'offline', waiting: 4 });
    expect(await row(window, 'ana')).toEqual({ codes: ['KB', 'PH'], state: 'saved' });
    const pushes = server.bodies('/v1/push').length;
    expect(pushes).toBe(0);
    service.setOnline(true);
    await until(async () => (await waiting(window)) === 0);
    expect(await row(window, 'ana')).toMatchObject({ codes: ['KB', 'PH'] });
    expect(
      server.licensing
        .rows()
        .assignments.map((held) => `${held.userId} ${held.productId}`)
        .sort(),
    ).toEqual(['ana kb', 'ana ph', 'bo kb', 'cyd ph']);
  });

  it('a change can be cancelled, and is not sent then', async () => {
    const { window, server, service } = await signedIn();
    service.setOnline(false);
    const { saved } = await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    const changeId = saved[0] ?? brand('');
    expect(await window.ask('changes.cancel', { changeId })).toEqual({ outcome: 'cancelled' });
    expect(await window.ask('changes.cancel', { changeId })).toEqual({ outcome: 'tooLate' });
    service.setOnline(true);
    await window.ask('sync.now', {});
    expect(server.bodies('/v1/push')).toEqual([]);
    expect(await row(window, 'ana')).toEqual({ codes: ['KB'], state: 'none' });
  });

  it('the app opens with its roster, its pending changes and its counts, and sends them later', async () => {
    const first = await signedIn();
    first.service.setOnline(false);
    await first.window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await first.service.stop();
    await first.server.stop();
    const { lastAccountKey, serverUrl } = first.remembered();
    const second = startTestService({ dataFolder: first.folder, serverUrl, lastAccountKey, vault: first.vault });
    expect(await second.window.ask('session.get', {})).toMatchObject({ state: 'signedIn' });
    expect(await row(second.window, 'ana')).toMatchObject({ codes: [] });
    await until(async () => (await status(second.window)).connection === 'unreachable');
    expect(await waiting(second.window)).toBe(1);
    await first.server.start();
    await second.window.ask('sync.now', {});
    await until(async () => (await waiting(second.window)) === 0);
    expect(first.server.licensing.rows().assignments.some((held) => held.userId === 'ana')).toBe(false);
  });
});

describe('an answer that does not come', () => {
  it.each([
    ['the connection is cut after the server applied it', 'cutAfter'],
    ['the connection is cut before', 'cutBefore'],
    ['the server fails after it applied it', { status: 500, code: 'internal', afterWork: true }],
    ['a proxy times out after it was applied', { status: 504, afterWork: true }],
    ['a captive portal answers', 'html'],
    ['half an answer comes', 'garbage'],
    ['the server asks to wait', { status: 503, code: 'unavailable', headers: { 'retry-after': '1' } }],
    ['too many requests', { status: 429, code: 'tooManyRequests', headers: { 'retry-after': '1' } }],
    ['another push is under way', { status: 409, code: 'pushInProgress' }],
    ['it is too large', { status: 413 }],
  ] as const)('%s: applied exactly once, with the same bytes', async (_what, mischief) => {
    const { window, server } = await signedIn();
    server.next('/v1/push', mischief);
    const { saved } = await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(async () => {
      await window.ask('sync.now', {});
      return (await waiting(window)) === 0;
    });
    expect(server.licensing.applied(saved[0] ?? '')).toBe(1);
    const sent = server.bodies('/v1/push').map((body) => (JSON.parse(body) as { changes: unknown[] }).changes);
    for (const changes of sent.slice(1)) expect(changes).toEqual(sent[0]);
    expect(await row(window, 'ana')).toMatchObject({ codes: [], state: 'done' });
  });

  it('and the service ends meanwhile: applied once by the next one', async () => {
    const first = await signedIn();
    first.server.always('/v1/push', 'cutAfter');
    first.server.always('/v1/ops', 'cutBefore');
    const { saved } = await first.window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(() => first.server.bodies('/v1/push').length > 0);
    await first.service.stop();
    first.server.always('/v1/push', null);
    first.server.always('/v1/ops', null);
    const { lastAccountKey, serverUrl } = first.remembered();
    const second = startTestService({ dataFolder: first.folder, serverUrl, lastAccountKey, vault: first.vault });
    await until(async () => (await waiting(second.window)) === 0);
    expect(first.server.licensing.applied(saved[0] ?? '')).toBe(1);
    expect(await row(second.window, 'ana')).toMatchObject({ codes: [] });
  });
});

describe('the session', () => {
  it('is renewed when the access token ran out', async () => {
    const { window, server } = await signedIn();
    server.next('/v1/push', { status: 401, code: 'unauthorized' });
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(async () => (await waiting(window)) === 0);
    expect((await status(window)).connection).toBe('online');
  });

  it('that has ended keeps every change and the roster, and goes on after signing in again', async () => {
    const { window, server } = await signedIn();
    server.always('/v1/push', { status: 401, code: 'unauthorized' });
    server.always('/v1/session/refresh', { status: 401, code: 'sessionEnded' });
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(async () => (await status(window)).connection === 'signedOut');
    expect(await waiting(window)).toBe(1);
    expect(await rowsOf(window)).toHaveLength(4);
    server.always('/v1/push', null);
    server.always('/v1/session/refresh', null);
    await window.ask('session.signIn', { serverUrl: server.url, ...credentials });
    await until(async () => (await waiting(window)) === 0);
    expect(server.licensing.rows().assignments.some((held) => held.userId === 'ana')).toBe(false);
  });

  it('ends by signing out; the store stays sealed and comes back with its unsent changes', async () => {
    const { window, server, service, vault, remembered } = await signedIn();
    service.setOnline(false);
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    expect(await window.ask('session.signOut', {})).toMatchObject({ state: 'signedOut' });
    expect(await window.refused('dashboard.get', { orgId: null })).toBe('signedOut');
    expect([...vault.values.keys()].filter((name) => name.startsWith('refreshToken'))).toEqual([]);
    expect(remembered().lastAccountKey).toBeNull();
    service.setOnline(true);
    await window.ask('session.signIn', { serverUrl: server.url, ...credentials });
    await until(async () => (await waiting(window)) === 0);
    expect(server.licensing.rows().assignments.some((held) => held.userId === 'ana')).toBe(false);
  });
});

describe('a server that was restored from a backup', () => {
  it('is downloaded anew before anything is pushed; pending changes go on', async () => {
    const { window, server, service } = await signedIn();
    service.setOnline(false);
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    server.licensing.restore('epoch-2');
    service.setOnline(true);
    await until(async () => (await waiting(window)) === 0);
    const paths = server.requests.map((request) => request.path.replace(/\?.*/, ''));
    expect(paths.lastIndexOf('/v1/snapshot')).toBeLessThan(paths.lastIndexOf('/v1/push'));
    expect(await row(window, 'ana')).toMatchObject({ codes: [] });
  });
});

describe('a store that turns out to be damaged while it is in use', () => {
  it('is set aside, the roster downloaded again, and no pending change is lost', async () => {
    const first = await signedIn();
    first.service.setOnline(false);
    await first.window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await first.service.stop();
    const { lastAccountKey, serverUrl } = first.remembered();
    damagePageOf('users', storeFile(first), first.vault.values.get(`dataKey:${lastAccountKey}`) ?? '');

    const second = startTestService({ dataFolder: first.folder, serverUrl, lastAccountKey, vault: first.vault });
    second.service.setOnline(false);
    const page = { classId: brand<never>('c1'), text: '', offset: 0, limit: 50 };
    expect(await second.window.refused('classes.students', page)).toBe('storeDamaged');
    await until(async () => (await waiting(second.window)) === 1);
    const session = await second.window.ask('session.get', {});
    expect(session).toMatchObject({ state: 'signedIn', damagedStore: { recovered: 1 } });
    second.service.setOnline(true);
    await until(async () => (await waiting(second.window)) === 0 && (await rowsOf(second.window)).length === 4);
    expect(await row(second.window, 'ana')).toMatchObject({ codes: [], state: 'done' });
    expect(first.server.licensing.rows().assignments.some((held) => held.userId === 'ana')).toBe(false);
  });
});

describe('a person who keeps nothing on this computer', () => {
  it('works online and is told that a change needs a connection', async () => {
    const server = await startScriptedServer();
    const folder = temporaryFolder();
    const { window, service, vault } = startTestService({ dataFolder: folder, serverUrl: server.url, keep: 'memory' });
    const session = await window.ask('session.signIn', { serverUrl: server.url, ...credentials });
    expect(session).toMatchObject({ kept: false });
    await until(async () => (await rowsOf(window)).length > 0);
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(async () => (await waiting(window)) === 0);
    service.setOnline(false);
    expect(await window.refused('changes.save', { label: 'x', intents: [unassign('bo', 'kb')] })).toBe(
      'needsConnection',
    );
    expect(vault.values.size).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });
});
