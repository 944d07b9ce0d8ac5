import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/openDatabase.ts';
import { byOne } from './maintenance/byOne.ts';
import { startServer, type RunningServer } from './startServer.ts';
import { createDistrict } from './testing/district.ts';
import { createRosterDrop } from './testing/rosterDrop.ts';
import {
  createSyncedDistrict,
  nightlyRuns,
  untilLooked,
  wakeServers,
  type SyncedDistrict,
} from './testing/syncedDistrict.ts';
import { startPostgresql } from './testing/privatePostgresql.ts';
import { databaseKinds } from './testing/testDatabase.ts';
import { changeOf, signInDevice } from './testing/testDevice.ts';
import { openEvents } from './testing/openEvents.ts';

/** The embedded database has one server by its nature (`folderLock.ts`). */
const several = databaseKinds.filter((kind) => kind === 'postgresql');

describe.each(several)('two servers on one %s', () => {
  let cluster: Awaited<ReturnType<typeof startPostgresql>>;
  let drop: Awaited<ReturnType<typeof createRosterDrop>>;
  let database: Database;
  let servers: readonly RunningServer[] = [];
  let clock = '2026-10-01T12:00:00Z';

  beforeAll(async () => {
    drop = await createRosterDrop();
    cluster = await startPostgresql();
    const start = async (): Promise<RunningServer> =>
      startServer({ database: cluster.url, port: 0, now: () => new Date(clock), rosterDrop: drop.folder });
    // At once: they make the schema and the marks of the database together.
    servers = await Promise.all([start(), start()]);
    database = await openDatabase(cluster.url);
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await database.stop();
    await cluster.stop();
    await drop.stop();
  });

  it('run each nightly sync exactly once', async () => {
    const districts: SyncedDistrict[] = [];
    for (let number = 0; number < 6; number++) {
      const district = await createSyncedDistrict(database);
      await drop.drop(district.outline);
      districts.push(district);
    }
    await untilLooked(database, new Date(clock));
    for (const [night, time] of ['2026-10-02T06:00:00Z', '2026-10-03T06:00:00Z', '2026-10-04T06:00:00Z'].entries()) {
      clock = time;
      const nights = async () => Promise.all(districts.map(async ({ id }) => nightlyRuns(database, id)));
      // Both look at the same moment, again and again.
      await untilLooked(database, new Date(time));
      await Promise.all([wakeServers(database), wakeServers(database)]);
      for (const runs of await nights()) {
        expect(runs.map(({ attempt }) => attempt)).toEqual(Array.from({ length: night + 1 }, () => 1));
        expect(runs.map(({ reason }) => reason)).toEqual([null, ...Array.from({ length: night }, () => 'nothingNew')]);
      }
    }
  });

  it('tell the readers of one what was written at the other', async () => {
    const [here, there] = servers;
    if (!here || !there) throw new Error('no servers');
    const district = await createDistrict(database.db);
    const school = await district.addSchool();
    const student = await district.addUser('student', [school]);
    const product = await district.addProduct();
    await district.addPool(product, school, 1);
    const writer = await signInDevice(here.url, await district.addAccount('districtAdministrator', [district.id]));
    const reader = await signInDevice(there.url, await district.addAccount('schoolAdministrator', [school]));
    const events = await openEvents(reader);
    await writer.one(changeOf({ kind: 'assign', userId: student, productId: product }, 1));
    expect(await events.next()).toBe('event: changed\ndata:');
    events.stop();
  });

  it('do work for the whole database one at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<boolean> =>
      byOne(database.db, 'prune', async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 50));
        inside--;
      });
    const done = await Promise.all([work(), work(), work()]);
    expect([most, done.filter(Boolean).length]).toEqual([1, 1]);
    expect(await work()).toBe(true);
  });
});
