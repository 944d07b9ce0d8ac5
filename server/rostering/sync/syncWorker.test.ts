import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../database/database.ts';
import { openDatabase } from '../../database/openDatabase.ts';
import { startPostgresql } from '../../testing/privatePostgresql.ts';
import { buildProgram, type Program } from '../../testing/program.ts';
import { createRosterDrop } from '../../testing/rosterDrop.ts';
import {
  createSyncedDistrict,
  detail,
  ended,
  request,
  without,
  type SyncedDistrict,
} from '../../testing/syncedDistrict.ts';
import { databaseKinds } from '../../testing/testDatabase.ts';
import { changeOf, signInDevice, type TestDevice } from '../../testing/testDevice.ts';

/** The embedded database is in the server's own thread, and so is whatever writes to it. */
const withThreads = databaseKinds.filter((kind) => kind === 'postgresql');

describe.each(withThreads)('the program with %s, syncing a roster', () => {
  let cluster: Awaited<ReturnType<typeof startPostgresql>>;
  let drop: Awaited<ReturnType<typeof createRosterDrop>>;
  let program: Program;
  let database: Database;
  let district: SyncedDistrict;
  let office: TestDevice;

  beforeAll(async () => {
    drop = await createRosterDrop();
    cluster = await startPostgresql();
    program = await buildProgram('sync-worker-test');
    const server = program.start(['--port', '0', '--database', cluster.url, '--roster-drop', drop.folder]);
    const url = await server.ready;
    database = await openDatabase(cluster.url);
    district = await createSyncedDistrict(database);
    office = await signInDevice(url, await district.addAccount('districtAdministrator'));
  });
  afterAll(async () => {
    await program.stop();
    await database.stop();
    await cluster.stop();
    await drop.stop();
  });

  it('imports what was dropped', async () => {
    await drop.drop(without(district.outline, ['us1-0']));
    const id = crypto.randomUUID();
    await request(office, district.org('s1'), id);
    expect(await ended(office, id)).toMatchObject({ state: 'done', reason: null, counts: { users: { removed: 1 } } });
    expect(await district.active()).not.toContain('us1-0');
  });

  it('answers pushes while it reads a big one', async () => {
    // Everybody is at a school that is none of Clever's: all of it is read, and nothing written.
    const people = Object.fromEntries(Array.from({ length: 150_000 }, (_, n) => [`far-${n}`, ['s9']]));
    await drop.drop({ ...district.outline, schools: { s9: null }, people });
    const id = crypto.randomUUID();
    await request(office, district.org('s1'), id);
    const states: string[] = [];
    for (let seq = 1; states.at(-1) !== 'failed'; seq++) {
      const change = changeOf({ kind: 'assign', userId: 'nobody' as never, productId: 'nothing' as never }, seq);
      expect(await office.one(change, seq - 1)).toMatchObject({ status: 'refused' });
      states.push((await detail(office, id)).sync.state);
    }
    expect((await detail(office, id)).sync.reason).toBe('noSchool');
    // In the thread of the pushes there would be two: one before it reads, and one after.
    expect(states.filter((state) => state === 'running').length).toBeGreaterThan(10);
  });
});
