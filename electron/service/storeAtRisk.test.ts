import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCopy } from './store/copies.ts';
import { SCHEMA_VERSION } from './store/migrations.ts';
import { openSql } from './store/sqlite.ts';
import { brand } from './testing/sampleDistrict.ts';
import { temporaryFolder, unassign } from './testing/sampleStore.ts';
import { startScriptedServer } from './testing/scriptedServer.ts';
import { startTestService, until, type TestService } from './testing/testService.ts';

const credentials = { email: 'dana.whitfield@example.org', password: 'practice' };

async function signedIn() {
  const server = await startScriptedServer();
  const folder = temporaryFolder();
  const first = startTestService({ dataFolder: folder, serverUrl: server.url });
  await first.window.ask('session.signIn', { serverUrl: server.url, ...credentials });
  await until(async () => (await first.window.ask('status.get', {})).lastSyncedAt !== null);
  const account = first.remembered().lastAccountKey ?? '';
  const file = join(folder, 'accounts', account, 'store.db');
  const key = first.vault.values.get(`dataKey:${account}`) ?? '';
  const again = (): TestService => startTestService({ dataFolder: folder, vault: first.vault, ...first.remembered() });
  return { ...first, server, file, key, again };
}

const waiting = async ({ window }: Pick<TestService, 'window'>): Promise<number> =>
  (await window.ask('status.get', {})).waiting;

describe('a store that a newer Seatwise wrote', () => {
  it('shows its roster, refuses every edit, and is not altered by a byte', async () => {
    const first = await signedIn();
    await first.service.stop();
    const newer = openSql(first.file, first.key);
    newer.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    newer.all('PRAGMA wal_checkpoint(TRUNCATE)');
    newer.close();
    const before = readFileSync(first.file);

    const { window, service } = first.again();
    expect(await window.ask('session.get', {})).toMatchObject({ state: 'signedIn', newerStore: true });
    expect((await window.ask('status.get', {})).connection).toBe('updateNeeded');
    const page = { classId: brand<never>('c1'), text: '', offset: 0, limit: 50 };
    expect((await window.ask('classes.students', page)).rows).toHaveLength(4);
    expect(await window.refused('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] })).toBe('storeNewer');
    expect(await window.refused('session.signIn', { serverUrl: first.server.url, ...credentials })).toBe('storeNewer');
    await window.ask('sync.now', {});
    await service.stop();
    expect(readFileSync(first.file).equals(before)).toBe(true);
    expect(readdirSync(dirname(first.file)).filter((name) => /copy|damaged/.test(name))).toEqual([]);
  });

  it('whose tables this version cannot read is not taken for damaged', async () => {
    const first = await signedIn();
    await first.service.stop();
    const newer = openSql(first.file, first.key);
    newer.exec(`DROP TABLE pools; PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    const { window } = first.again();
    expect(await window.refused('dashboard.get', { orgId: null })).toBe('storeNewer');
    expect(readdirSync(dirname(first.file)).filter((name) => name.includes('damaged'))).toEqual([]);
  });
});

describe('a store that is lost, with a copy beside it', () => {
  it('asks what became of what was on its way, applies nothing twice, and leaves the rest to the person', async () => {
    const first = await signedIn();
    const { server } = first;
    server.always('/v1/push', 'cutAfter');
    server.always('/v1/ops', 'cutBefore');
    const { saved } = await first.window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(() => server.bodies('/v1/push').length > 0);
    first.service.setOnline(false);
    const queued = await first.window.ask('changes.save', { label: 'y', intents: [unassign('bo', 'kb')] });
    const sql = openSql(first.file, first.key);
    makeCopy(sql, dirname(first.file), Date.now());
    sql.close();
    await first.service.stop();
    writeFileSync(first.file, Buffer.alloc(8192, 7));
    server.always('/v1/push', null);
    server.always('/v1/ops', null);

    const second = first.again();
    expect(await second.window.ask('session.get', {})).toMatchObject({ damagedStore: { from: 'copy', recovered: 2 } });
    await until(async () => {
      await second.window.ask('sync.now', {});
      return (await waiting(second)) === 0 && (await second.window.ask('status.get', {})).lastSyncedAt !== null;
    });
    expect(server.licensing.applied(saved[0] ?? '')).toBe(1);
    expect(server.licensing.applied(queued.saved[0] ?? '')).toBe(0);
    const { attention } = await second.window.ask('activity.get', {});
    expect(attention.map(({ changeId, state }) => [changeId, state])).toEqual([[queued.saved[0], 'quarantined']]);

    // One click, and it is sent under a number of its own.
    const changeId = queued.saved[0] ?? brand<never>('');
    await second.window.ask('changes.resolve', { changeId, choice: 'keepMine' });
    await until(async () => (await waiting(second)) === 0);
    const items = server
      .bodies('/v1/push')
      .flatMap((body) => (JSON.parse(body) as { changes: { seq: number }[] }).changes);
    expect(items.at(-1)?.seq).toBeGreaterThan(1000);
    expect(server.licensing.rows().assignments.some((held) => held.userId === 'bo')).toBe(false);
  });
});

describe('a store that somebody else has locked', () => {
  it('refuses the edit on screen, shows nothing as saved, and takes the next one', async () => {
    const { window, service, file, key } = await signedIn();
    service.setOnline(false);
    const other = openSql(file, key);
    other.exec('BEGIN IMMEDIATE');
    const intents = [unassign('ana', 'kb')];
    expect(await window.refused('changes.save', { label: 'x', intents })).toBe('cannotWrite');
    expect(await waiting({ window })).toBe(0);
    expect(await window.ask('activity.get', {})).toEqual({ attention: [], waiting: [], done: [] });
    other.exec('ROLLBACK');
    other.close();
    expect((await window.ask('changes.save', { label: 'x', intents })).saved).toHaveLength(1);
    expect(await waiting({ window })).toBe(1);
  });
});

describe('accounts of one computer', () => {
  it('cannot read each other: each has a folder and a key of its own', async () => {
    const first = await signedIn();
    await first.service.stop();
    const stranger = await signedIn();
    await stranger.service.stop();
    expect(stranger.key).not.toBe(first.key);
    expect(() => openSql(first.file, stranger.key).all('SELECT * FROM users')).toThrow(
      expect.objectContaining({ code: 'SQLITE_NOTADB' }),
    );
    // The file of one in the folder of the other: refused, and left as it is.
    copyFileSync(first.file, stranger.file);
    copyFileSync(join(dirname(first.file), 'store.check'), join(dirname(stranger.file), 'store.check'));
    const before = readFileSync(stranger.file);
    expect(await stranger.again().window.refused('session.get', {})).toBe('storeWrongKey');
    expect(readFileSync(stranger.file).equals(before)).toBe(true);
  });
});
