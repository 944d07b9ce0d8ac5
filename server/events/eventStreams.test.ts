import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict } from '../testing/district.ts';
import { openEvents } from '../testing/openEvents.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('events on the %s database', (kind) => {
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

  it('say that there is something new, and nothing else, to everyone of the district', async () => {
    const district = await createDistrict(database.db);
    const school = await district.addSchool();
    const student = await district.addUser('student', [school]);
    const product = await district.addProduct();
    await district.addPool(product, school, 1);
    const office = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
    const reader = await signInDevice(server.url, await district.addAccount('schoolAdministrator', [school]));
    const events = await openEvents(reader);
    expect(events.contentType).toContain('text/event-stream');
    await office.one(changeOf({ kind: 'assign', userId: student, productId: product }, 1));
    expect(await events.next()).toBe('event: changed\ndata:');
    events.stop();
  });

  it('end when the server stops', async () => {
    const own = await startServer({ database, port: 0 });
    const district = await createDistrict(database.db);
    const device = await signInDevice(own.url, await district.addAccount('districtAdministrator', [district.id]));
    const response = await fetch(`${own.url}/v1/events`, { headers: { authorization: `Bearer ${device.token}` } });
    const read = response.text();
    await own.stop();
    expect(await read).toMatch(/^:/);
  });
});
