import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { PASSWORD } from '../testing/district.ts';
import { createRosterDrop } from '../testing/rosterDrop.ts';
import { createSyncedDistrict, request, wakeServers } from '../testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

type Line = Readonly<{ msg: string; route?: string; status?: number; err?: Readonly<Record<string, string>> }>;

describe.each(databaseKinds)('the log over the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let drop: Awaited<ReturnType<typeof createRosterDrop>>;
  let log = '';

  beforeAll(async () => {
    drop = await createRosterDrop();
    database = await openTestDatabase(kind);
    const logTo = new Writable({
      write: (chunk: Buffer, _, done) => {
        log += chunk.toString();
        done();
      },
    });
    server = await startServer({ database, port: 0, logLevel: 'debug', logTo, rosterDrop: drop.folder });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
    await drop.stop();
  });

  it('is an object a line: what was asked for and what went wrong, and no name, address, password or token', async () => {
    const { db } = database;
    const district = await createSyncedDistrict(database);
    const email = await district.addAccount('districtAdministrator');
    const device = await signInDevice(server.url, email);
    await device.snapshot();
    await device.send('POST', '/v1/session', { email, password: 'Zebulon-secret', deviceName: 'Quatermain' });
    await device.call('POST', '/v1/push', { given: 'Zebulon' });
    await device.call('GET', `/v1/people?q=Zebulon`);
    await device.call('GET', '/v1/nothing/Zebulon');
    await fetch(`${server.url}/v1/events`, { headers: { authorization: 'Bearer Zebulon' } });
    // Every write of a person fails from now on, and the error quotes the row in its message and in its details.
    await sql`create function break() returns trigger language plpgsql as $$ begin
      raise exception using message = 'no ' || new.family_name, detail = new.family_name, hint = new.family_name,
        errcode = '23514', table = 'users', constraint = 'broken'; end $$`.execute(db);
    await sql`create trigger broken before update on users for each row execute function break()`.execute(db);
    await drop.drop({ ...district.outline, names: { 'us1-0': 'Zebulon Quatermain' } });
    await request(device, district.org('s1'));
    while (!log.includes('roster sync failed')) {
      await wakeServers(database);
      await pause(20);
    }
    await sql`drop trigger broken on users`.execute(db);

    const lines = log
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'answered', route: '/v1/session', status: 401 }));
    const fault = lines.find(({ msg }) => msg === 'roster sync failed');
    expect(fault?.err).toMatchObject({ code: '23514', table: 'users', constraint: 'broken' });
    expect(fault?.err?.['stack']).toMatch(/^at /);
    const { accessToken, refreshToken } = device.session;
    for (const secret of ['Zebulon', 'Quatermain', 'Family', 'Given', email, PASSWORD, accessToken, refreshToken]) {
      expect([secret, log.includes(secret)]).toEqual([secret, false]);
    }
  });
});
