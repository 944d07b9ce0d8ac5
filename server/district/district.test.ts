import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditPage } from '../../shared/contract/audit.ts';
import type { OrgId, PoolId, ProductId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice, type Raw, type TestDevice } from '../testing/testDevice.ts';

/** In Auckland it is tomorrow, in New York still today. */
const NOW = new Date('2026-10-01T12:00:00Z');

const code = ({ status, body }: Raw): readonly unknown[] => [status, String(body['type']).split(':').at(-1)];

describe.each(databaseKinds)('the time zone of a district on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let school: OrgId;
  let office: TestDevice;
  let principal: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => NOW });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createDistrict(database.db, 'Alder County');
    school = await district.addSchool();
    office = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
    principal = await signInDevice(server.url, await district.addAccount('schoolAdministrator', [school]));
  });

  const setTo = async (timeZone: unknown, device = office): Promise<Raw> =>
    device.call('PATCH', '/v1/district', { timeZone });

  it('is set by its administrators, told to all in it, and recorded with who did it', async () => {
    const before = { id: district.id, name: 'Alder County', timeZone: 'America/New_York' };
    expect((await principal.call('GET', '/v1/district')).body).toEqual(before);
    expect(await setTo('America/Denver')).toMatchObject({
      status: 200,
      body: { ...before, timeZone: 'America/Denver' },
    });
    expect((await principal.call('GET', '/v1/district')).body).toMatchObject({ timeZone: 'America/Denver' });
    const again = await signInDevice(server.url, await district.addAccount('schoolAdministrator', [school]));
    expect(again.session.district.timeZone).toBe('America/Denver');
    // The same once more is nothing new.
    await setTo('America/Denver');
    const audit = AuditPage.parse((await office.call('GET', '/v1/audit?kind=district')).body);
    expect(audit.records).toMatchObject([
      {
        accountId: office.session.account.id,
        detail: { what: 'timeZone', from: 'America/New_York', to: 'America/Denver' },
      },
    ]);
  });

  it('is another name for the same zone by its own name', async () => {
    expect((await setTo('us/mountain')).body).toMatchObject({ timeZone: 'America/Denver' });
    expect((await setTo('UTC')).body).toMatchObject({ timeZone: 'UTC' });
  });

  it.each(['Mars/Olympus', '+05:00', 'America/', '', "America/New_York'; --", 'x'.repeat(65), 7, null])(
    'is not %j',
    async (name) => {
      expect(code(await setTo(name))).toEqual([400, 'invalidRequest']);
      expect((await office.call('GET', '/v1/district')).body).toMatchObject({ timeZone: 'America/New_York' });
    },
  );

  it('is not for a school to set', async () => {
    expect(code(await setTo('America/Denver', principal))).toEqual([403, 'forbidden']);
    expect((await office.call('GET', '/v1/district')).body).toMatchObject({ timeZone: 'America/New_York' });
  });

  it('says when a term begins, also for whoever waited for that', async () => {
    const product: ProductId = await district.addProduct();
    const full: PoolId = await district.addPool(product, school, 0);
    const tomorrow = await district.addPool(product, district.id, 5, { startsOn: '2026-10-02' });
    const student = await district.addUser('student', [school]);
    const waiting = changeOf({ kind: 'assign', userId: student, productId: product, wait: true }, 1);
    expect(await principal.one(waiting)).toMatchObject({ status: 'waiting' });
    await setTo('Pacific/Auckland');
    const held = await database.db
      .selectFrom('assignments')
      .select(['id', 'pool_id'])
      .where('user_id', '=', student)
      .execute();
    expect(held).toEqual([{ id: waiting.id, pool_id: tomorrow }]);
    expect(full).not.toBe(tomorrow);
  });
});
