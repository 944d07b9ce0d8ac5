import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemCode, Problem } from '../../shared/contract/problem.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict } from '../testing/district.ts';
import { createReader } from '../testing/reader.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice } from '../testing/testDevice.ts';
import type { Database } from './database.ts';
import { newEpoch } from './newEpoch.ts';

describe.each(databaseKinds)('a %s database that was restored from a backup', (kind) => {
  let database: Database;
  let server: RunningServer;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  it('takes no push and no cursor from before, and gives a snapshot; then all is as ever', async () => {
    const { db } = database;
    const district = await createDistrict(db);
    const school = await district.addSchool();
    const student = await district.addUser('student', [school]);
    const product = await district.addProduct();
    await district.addPool(product, school, 5);
    const email = await district.addAccount('districtAdministrator', [district.id]);
    const before = await signInDevice(server.url, email);
    const { cursor } = await createReader(before);
    // As a dump comes into a new cluster: written by transactions that it has not reached, a horizon far ahead.
    await sql`alter table users disable trigger stamp`.execute(db);
    await sql`update users set txid = '4000000000000'::xid8`.execute(db);
    await sql`alter table users enable trigger stamp`.execute(db);
    await db.insertInto('meta').values({ key: 'tombstoneHorizon', value: '4000000000000' }).execute();

    const epoch = await newEpoch(db, new Date());
    expect(epoch).not.toBe(before.session.epoch);
    expect((await before.call('GET', '/v1/roster-sources')).status).toBe(401);
    const after = await signInDevice(server.url, email, before.deviceId);
    expect(after.session.epoch).toBe(epoch);
    const old = await after.changesRaw(cursor);
    expect([old.status, problemCode(Problem.parse(old.body))]).toEqual([410, 'cursorTooOld']);
    const change = changeOf({ kind: 'assign', userId: student, productId: product }, 1);
    const push = await after.call('POST', '/v1/push', {
      deviceId: after.deviceId,
      epoch: before.session.epoch,
      ack: 0,
      changes: [change],
    });
    expect([push.status, problemCode(Problem.parse(push.body))]).toEqual([409, 'epochChanged']);

    const reader = await createReader(after);
    expect(reader.rows.users.size).toBe(1);
    expect(await after.one(change)).toMatchObject({ status: 'applied' });
    // The first delta may bring what was written while the epoch was made; the next brings what is new and no more.
    const first = await after.changes(reader.cursor);
    expect(first.rows.assignments).toHaveLength(1);
    const second = await after.changes(first.cursor);
    expect(Object.values(second.rows).flat()).toEqual([]);
  });
});
