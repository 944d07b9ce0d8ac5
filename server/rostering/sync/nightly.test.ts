import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../database/database.ts';
import { startServer, type RunningServer } from '../../startServer.ts';
import { createRosterDrop } from '../../testing/rosterDrop.ts';
import {
  createSyncedDistrict,
  nightlyRuns,
  run,
  untilLooked,
  wakeServers,
  without,
  type SyncedDistrict,
} from '../../testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../../testing/testDatabase.ts';
import { signInDevice, type TestDevice } from '../../testing/testDevice.ts';
import { LostLease, takeRun } from './queue.ts';
import { runSync } from './runSync.ts';
import { folderConnector } from './folderConnector.ts';

describe.each(databaseKinds)('nightly syncs on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let drop: Awaited<ReturnType<typeof createRosterDrop>>;
  let district: SyncedDistrict;
  let office: TestDevice;
  let clock = '';
  const now = (): Date => new Date(clock);

  beforeAll(async () => {
    drop = await createRosterDrop();
    database = await openTestDatabase(kind);
  });
  afterAll(async () => {
    await database.stop();
    await drop.stop();
  });
  beforeEach(async () => {
    clock = '2026-10-01T12:00:00Z';
    district = await createSyncedDistrict(database);
    server = await startServer({ database, port: 0, now, rosterDrop: drop.folder });
    office = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
    return async () => server.stop();
  });

  /** What the clock has started by now, after every server has looked. */
  const reasonsAt = async (time: string): Promise<readonly (string | null)[]> => {
    clock = time;
    await untilLooked(database, now());
    return (await nightlyRuns(database, district.id)).map(({ state, reason }) => reason ?? state);
  };

  it('run at the district’s time, once a night', async () => {
    await drop.drop(without(district.outline, ['us1-0']));
    expect(await reasonsAt('2026-10-01T12:00:00Z')).toEqual([]);
    // 02:00 in New York is 06:00 in Greenwich.
    expect(await reasonsAt('2026-10-02T05:59:59Z')).toEqual([]);
    expect(await reasonsAt('2026-10-02T06:00:00Z')).toEqual(['done']);
    expect(await district.active()).not.toContain('us1-0');
    expect(await reasonsAt('2026-10-02T06:00:01Z')).toEqual(['done']);
    expect(await reasonsAt('2026-10-02T23:00:00Z')).toEqual(['done']);
    expect(await reasonsAt('2026-10-03T06:00:00Z')).toEqual(['done', 'nothingNew']);
  });

  it('run once for all the nights that no server was there', async () => {
    await reasonsAt('2026-10-01T12:00:00Z');
    expect(await reasonsAt('2026-10-09T15:00:00Z')).toEqual(['noFile']);
    expect(await reasonsAt('2026-10-10T05:00:00Z')).toEqual(['noFile']);
    expect(await reasonsAt('2026-10-10T06:00:00Z')).toEqual(['noFile', 'noFile']);
  });

  it('keep to the clock on the wall when daylight saving ends', async () => {
    expect(await reasonsAt('2026-10-30T12:00:00Z')).toHaveLength(1);
    expect(await reasonsAt('2026-10-31T06:00:00Z')).toHaveLength(2);
    // The night of 2026-11-01 has an hour more: 02:00 is 07:00 in Greenwich from now on.
    expect(await reasonsAt('2026-11-01T06:59:00Z')).toHaveLength(2);
    expect(await reasonsAt('2026-11-01T07:00:00Z')).toHaveLength(3);
  });

  it('follow the time that the district sets', async () => {
    await reasonsAt('2026-10-01T12:00:00Z');
    const settings = { syncAt: '23:15', holdAbovePercent: 10, returnLicensesOfLeavers: false };
    expect((await office.call('PUT', '/v1/roster-settings', settings)).status).toBe(200);
    expect(await reasonsAt('2026-10-02T03:14:00Z')).toEqual([]);
    expect(await reasonsAt('2026-10-02T03:15:00Z')).toHaveLength(1);
    expect(await reasonsAt('2026-10-02T06:00:00Z')).toHaveLength(1);
  });

  it('follow the time zone that the district sets, over the change of its clock too', async () => {
    const move = async (timeZone: string) => {
      const device = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
      return device.call('PATCH', '/v1/district', { timeZone });
    };
    await reasonsAt('2026-10-01T12:00:00Z');
    expect((await move('America/Los_Angeles')).status).toBe(200);
    expect(await reasonsAt('2026-10-02T08:59:00Z')).toHaveLength(0);
    // 02:00 in Los Angeles is 09:00 in Greenwich in summer …
    expect(await reasonsAt('2026-10-02T09:00:00Z')).toHaveLength(1);
    expect(await reasonsAt('2026-10-31T09:00:00Z')).toHaveLength(2);
    // … and 10:00 after the night of 2026-11-01.
    expect(await reasonsAt('2026-11-01T09:59:00Z')).toHaveLength(2);
    expect(await reasonsAt('2026-11-01T10:00:00Z')).toHaveLength(3);
    // Arizona keeps its clock all year; that the district moved is due from the next night on.
    expect((await move('America/Phoenix')).status).toBe(200);
    expect(await reasonsAt('2026-11-02T08:59:00Z')).toHaveLength(3);
    expect(await reasonsAt('2026-11-02T09:00:00Z')).toHaveLength(4);
  });

  it('begin the night after a school was given to a platform, and end with the last school of it', async () => {
    const choose = async (source: string): Promise<void> => {
      // Anew each time: no token lives through a night.
      const device = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
      await device.call('PUT', `/v1/orgs/${district.org('s3')}/roster-source`, { source });
    };
    await choose('classlink');
    await reasonsAt('2026-10-01T12:00:00Z');
    expect(await nightlyRuns(database, district.id, 'classlink')).toEqual([]);
    await reasonsAt('2026-10-02T06:00:00Z');
    expect(await nightlyRuns(database, district.id, 'classlink')).toMatchObject([{ reason: 'noFile' }]);
    await choose('manual');
    await reasonsAt('2026-10-03T06:00:00Z');
    expect(await nightlyRuns(database, district.id, 'classlink')).toHaveLength(1);
    expect(await nightlyRuns(database, district.id, 'clever')).toHaveLength(2);
  });

  it('hold what would let many people leave', async () => {
    await reasonsAt('2026-10-01T12:00:00Z');
    await drop.drop(without(district.outline, ['us2-0', 'us2-1', 'us2-2']));
    expect(await reasonsAt('2026-10-02T06:00:00Z')).toEqual(['massChange']);
    expect(await reasonsAt('2026-10-03T06:00:00Z')).toEqual(['massChange', 'heldAlready']);
    expect(await district.active()).toContain('us2-0');
  });

  describe('a run whose server died', () => {
    const leaveBehind = async (lease: string): Promise<string> => {
      const id = crypto.randomUUID();
      await database.db
        .insertInto('roster_syncs')
        .values({
          id,
          district_id: district.id,
          source: 'clever',
          started_by: 'schedule',
          requested_at: now(),
          state: 'running',
          attempt: 1,
          lease_until: lease,
        })
        .execute();
      return id;
    };

    it('is taken up again when its lease is over, not before', async () => {
      const alive = await leaveBehind('2100-01-01');
      await wakeServers(database);
      await drop.drop(district.outline);
      const elsewhere = await createSyncedDistrict(database);
      // By the time this one has run, the server has looked at the other and left it.
      await run(
        await signInDevice(server.url, await elsewhere.addAccount('districtAdministrator')),
        elsewhere.org('s1'),
      );
      const stateOf = async () =>
        database.db.selectFrom('roster_syncs').select(['state', 'attempt']).where('id', '=', alive).executeTakeFirst();
      expect(await stateOf()).toEqual({ state: 'running', attempt: 1 });
      await database.db
        .updateTable('roster_syncs')
        .set({ lease_until: '2020-01-01' })
        .where('id', '=', alive)
        .execute();
      await wakeServers(database);
      expect(await nightlyRuns(database, district.id)).toEqual([
        { id: alive, state: 'done', reason: null, attempt: 2 },
      ]);
    });

    it('is given up when it takes the server down every time', async () => {
      const id = await leaveBehind('2020-01-01');
      await database.db.updateTable('roster_syncs').set({ attempt: 5 }).where('id', '=', id).execute();
      await wakeServers(database);
      expect(await nightlyRuns(database, district.id)).toMatchObject([{ state: 'failed', reason: 'internal' }]);
    });

    it('leaves nothing behind when it was only slow, and another server has taken it up', async () => {
      await server.stop();
      const id = await leaveBehind('2020-01-01');
      await drop.drop(without(district.outline, ['us1-0']));
      const taken = await takeRun(database.db, now());
      expect(taken).toMatchObject({ id, attempt: 2 });
      if (!taken) throw new LostLease();
      const connector = folderConnector(drop.folder);
      await runSync(
        {
          db: database.db,
          now,
          connector: async (place) => {
            await database.db.updateTable('roster_syncs').set({ attempt: 3 }).where('id', '=', id).execute();
            return connector(place);
          },
        },
        taken,
      );
      expect(await district.active()).toContain('us1-0');
      const row = await database.db
        .selectFrom('roster_syncs')
        .select(['state', 'attempt'])
        .where('id', '=', id)
        .executeTakeFirst();
      expect(row).toEqual({ state: 'running', attempt: 3 });
    });
  });
});
