import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgId, PoolId, ProductId } from '../../shared/contract/ids.ts';
import { ProductList, type PoolStatus } from '../../shared/contract/products.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDesk, type Desk } from '../testing/desk.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

const NOW = new Date('2026-10-01T12:00:00Z');

describe.each(databaseKinds)('products and pools on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let school: OrgId;
  let elsewhere: OrgId;
  let product: ProductId;
  let pools: readonly PoolId[];
  let office: Desk;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => NOW });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createDistrict(database.db);
    school = await district.addSchool();
    elsewhere = await district.addSchool();
    product = await district.addProduct();
    pools = [
      await district.addPool(product, school, 2, { endsOn: '2026-10-15' }),
      await district.addPool(product, district.id, 0, { endsOn: '2027-06-30' }),
      await district.addPool(product, elsewhere, 9, { startsOn: '2027-01-01', endsOn: '2027-12-31' }),
    ];
    office = await deskOf('districtAdministrator', [district.id]);
  });

  const deskOf = async (
    role: 'districtAdministrator' | 'schoolAdministrator',
    orgIds: readonly OrgId[],
  ): Promise<Desk> => createDesk(await signInDevice(server.url, await district.addAccount(role, orgIds)));
  const list = async (by: Desk, query = ''): Promise<ProductList> =>
    ProductList.parse((await by.device.call('GET', `/v1/products${query}`)).body);
  const poolsOf = async (by: Desk, query = ''): Promise<readonly PoolStatus[]> =>
    (await list(by, query)).products.flatMap((entry) => entry.pools);

  it('say how many there are, are held and are left, who waits, and how supply and term stand', async () => {
    for (let n = 0; n < 2; n++) await office.give(await district.addUser('student', [school]), product);
    await office.wait(await district.addUser('student', [school]), product);
    expect(await poolsOf(office)).toMatchObject([
      {
        id: pools[0],
        quantity: 2,
        assigned: 2,
        available: 0,
        waiting: 1,
        supply: 'empty',
        term: { state: 'endingSoon', day: '2026-10-15' },
      },
      { id: pools[1], quantity: 0, waiting: 0, supply: 'empty', term: { state: 'running', day: '2027-06-30' } },
      { id: pools[2], available: 9, supply: 'ok', term: { state: 'notStarted', day: '2027-01-01' } },
    ]);
  });

  it('show what the vendor cut below what is held', async () => {
    for (let n = 0; n < 2; n++) await office.give(await district.addUser('student', [school]), product);
    await database.db
      .updateTable('pools')
      .set({ bought: 1 })
      .where('id', '=', pools[0] ?? '')
      .execute();
    expect((await poolsOf(office))[0]).toMatchObject({ quantity: 1, assigned: 2, available: 0, supply: 'overdrawn' });
  });

  it('are those in sight: a school sees its own and the ones above', async () => {
    const principal = await deskOf('schoolAdministrator', [school]);
    expect((await poolsOf(principal)).map(({ id }) => id)).toEqual([pools[0], pools[1]]);
    expect((await poolsOf(principal, `?orgId=${district.id}`)).map(({ id }) => id)).toEqual([pools[1]]);
    expect((await principal.device.call('GET', `/v1/products?orgId=${elsewhere}`)).status).toBe(404);
    expect((await principal.device.call('GET', '/v1/products?orgId=a%00b')).status).toBe(400);
  });

  it('list a product that nobody bought, too', async () => {
    const unsold = await district.addProduct();
    const found = (await list(office)).products.find((entry) => entry.product.id === unsold);
    expect(found?.pools).toEqual([]);
  });
});
