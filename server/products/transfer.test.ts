import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { TransferDone, TransferList } from '../../shared/contract/products.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDesk, type Desk } from '../testing/desk.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type Raw, type TestDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('moving licenses between pools on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let school: OrgId;
  let product: ProductId;
  let pool: PoolId;
  let desk: Desk;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createDistrict(database.db);
    school = await district.addSchool();
    product = await district.addProduct();
    pool = await district.addPool(product, district.id, 10);
    desk = createDesk(await signIn('districtAdministrator', [district.id]));
  });

  const signIn = async (
    role: 'districtAdministrator' | 'schoolAdministrator' | 'teacher',
    orgIds: readonly OrgId[],
  ): Promise<TestDevice> => {
    const teacher = role === 'teacher' ? await district.addUser('teacher', orgIds) : null;
    return signInDevice(server.url, await district.addAccount(role, orgIds, teacher));
  };
  const send = async (
    quantity: number,
    more: Readonly<{ id?: string; from?: string; to?: string; by?: TestDevice }> = {},
  ): Promise<Raw> =>
    (more.by ?? desk.device).call('POST', `/v1/pools/${more.from ?? pool}/transfers`, {
      id: more.id ?? randomUUID(),
      toOrgId: more.to ?? school,
      quantity,
    });
  const done = async (...args: Parameters<typeof send>): Promise<TransferDone> => {
    const raw = await send(...args);
    expect([raw.status, raw.body['detail']]).toEqual([200, undefined]);
    return TransferDone.parse(raw.body);
  };
  const list = async (poolId: string, by = desk.device, query = ''): Promise<TransferList> =>
    TransferList.parse((await by.call('GET', `/v1/pools/${poolId}/transfers${query}`)).body);
  const student = async (): Promise<UserId> => district.addUser('student', [school]);
  const bought = async (poolId: string, count: number): Promise<void> => {
    await database.db.updateTable('pools').set({ bought: count }).where('id', '=', poolId).execute();
  };
  const quantities = async (): Promise<readonly number[]> => {
    const rows = await database.db
      .selectFrom('pools')
      .select(['quantity', 'org_id'])
      .where('product_id', '=', product)
      .execute();
    return rows.sort((a) => (a.org_id === district.id ? -1 : 1)).map(({ quantity }) => quantity);
  };

  it("makes the school's pool, and the licenses of both are as many as before", async () => {
    const { from, to, transfer } = await done(4);
    expect(from).toMatchObject({ id: pool, quantity: 6 });
    expect(to).toMatchObject({ orgId: school, productId: product, quantity: 4, assigned: 0, endsOn: from.endsOn });
    expect(transfer).toMatchObject({ fromPoolId: pool, toPoolId: to.id, quantity: 4, productId: product });
    expect(transfer.by).toEqual({
      accountId: desk.device.session.account.id,
      name: desk.device.session.account.displayName,
    });
    // The school's pool comes first now, and clients hear of it.
    const change = await desk.give(await student(), product);
    const { rows } = await desk.device.snapshot();
    expect(rows.assignments).toMatchObject([{ id: change.id, poolId: to.id }]);
    expect(rows.pools).toHaveLength(2);
  });

  it('goes into the pool of the same product and term that is there, and back', async () => {
    const own = await district.addPool(product, school, 2);
    await district.addPool(product, school, 2, { endsOn: '2098-01-01' });
    expect((await done(3)).to).toMatchObject({ id: own, quantity: 5 });
    expect((await done(5, { from: own, to: district.id })).to).toMatchObject({ id: pool, quantity: 12 });
    const { transfers } = await list(own);
    expect(transfers.map(({ fromPoolId, quantity }) => [fromPoolId, quantity])).toEqual([
      [own, 5],
      [pool, 3],
    ]);
  });

  it('moves nothing when asked once more, and refuses another under the same id', async () => {
    const id = randomUUID();
    const first = await done(4, { id });
    const again = await done(4, { id });
    expect(again.transfer).toEqual(first.transfer);
    for (const raw of [
      await send(5, { id }),
      await send(4, { id, to: await district.addSchool() }),
      await send(4, { id, from: first.to.id, to: district.id }),
    ]) {
      expect([raw.status, raw.body['type']]).toEqual([422, 'urn:seatwise:problem:otherBytesForSameId']);
    }
    expect(await quantities()).toEqual([6, 4]);
  });

  it('moves only what nobody holds', async () => {
    for (let n = 0; n < 7; n++) await desk.give(await student(), product);
    const refused = await send(4);
    expect([refused.status, refused.body['type']]).toEqual([409, 'urn:seatwise:problem:noLicenseAvailable']);
    await done(3);
    expect((await send(1)).status).toBe(409);
    expect(await quantities()).toEqual([7, 3]);
  });

  it('serves who waits before it moves, and where it comes to after', async () => {
    const elsewhere = await district.addSchool();
    const own = await district.addPool(product, elsewhere, 3);
    await bought(pool, 0);
    const [here, there] = [await student(), await student()];
    const [first, second] = [await desk.wait(here, product), await desk.wait(there, product)];
    await done(1, { from: own, to: district.id });
    expect((await desk.stateOf(first)).state).toBe('served');
    expect((await desk.stateOf(second)).state).toBe('waiting');
    // What comes to the district's pool by other ways is not moved past the one who waits for it.
    await bought(pool, 1);
    const raw = await send(1);
    expect([raw.status, raw.body['type']]).toEqual([409, 'urn:seatwise:problem:noLicenseAvailable']);
  });

  it('is for district administrators; others are told so only of what they see', async () => {
    const elsewhere = await district.addSchool();
    const foreign = await district.addPool(product, elsewhere, 3);
    const principal = await signIn('schoolAdministrator', [school]);
    const teacher = await signIn('teacher', [school]);
    for (const by of [principal, teacher]) {
      expect((await send(1, { by })).status).toBe(403);
      expect((await send(1, { by, from: foreign })).status).toBe(404);
      expect((await by.call('GET', `/v1/pools/${foreign}/transfers`)).status).toBe(404);
    }
    const other = await createDistrict(database.db);
    const stranger = await signInDevice(server.url, await other.addAccount('districtAdministrator', [other.id]));
    expect((await send(1, { by: stranger })).status).toBe(404);
    expect((await send(1, { to: other.id })).status).toBe(404);
    expect(await quantities()).toEqual([10, 3]);
  });

  it("shows a school what it got of the district's pool, and not what others got", async () => {
    const elsewhere = await district.addSchool();
    await done(1);
    await done(2, { to: elsewhere });
    await done(3);
    const principal = await signIn('schoolAdministrator', [school]);
    expect((await list(pool, principal)).transfers.map(({ quantity }) => quantity)).toEqual([3, 1]);
    const first = await list(pool, desk.device, '?limit=2');
    expect(first.transfers.map(({ quantity }) => quantity)).toEqual([3, 2]);
    const second = await list(pool, desk.device, `?limit=2&cursor=${first.next}`);
    expect(second).toMatchObject({ transfers: [{ quantity: 1 }], next: null });
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    const elsewhere = await district.addSchool();
    const own = await district.addPool(product, elsewhere, 3);
    const ended = await district.addPool(product, district.id, 3, { endsOn: '2021-01-01' });
    expect((await send(1, { to: district.id })).status).toBe(400);
    expect((await send(1, { from: own })).status).toBe(400);
    const late = await send(1, { from: ended });
    expect([late.status, late.body['type']]).toEqual([409, 'urn:seatwise:problem:termEnded']);
    for (const quantity of [0, -1, 1.5, 1e12, Number.NaN]) expect((await send(quantity)).status).toBe(400);
    expect((await send(1, { id: 'x' })).status).toBe(400);
    expect((await send(1, { to: 'a\u0000b' })).status).toBe(400);
    expect((await send(1, { to: 'nowhere' })).status).toBe(404);
    expect((await desk.device.call('GET', `/v1/pools/${pool}/transfers?cursor=eA`)).status).toBe(410);
    expect((await list(pool)).transfers).toEqual([]);
  });

  it('writes an audit record with the two orgs', async () => {
    const { transfer } = await done(4);
    const audit = await database.db.selectFrom('audit').selectAll().where('kind', '=', 'pool').execute();
    const mine = audit.find(({ detail }) => JSON.stringify(detail).includes(transfer.id));
    expect(mine).toMatchObject({
      account_id: desk.device.session.account.id,
      detail: { deed: 'transfer', quantity: 4 },
    });
  });

  it('never moves more than there is, nor gives what was moved, when many ask at once', async () => {
    const people: UserId[] = [];
    for (let n = 0; n < 8; n++) people.push(await student());
    const others = await Promise.all(people.map(async () => signIn('districtAdministrator', [district.id])));
    await Promise.all([
      ...others.slice(0, 6).map(async (by) => send(2, { by })),
      ...others.map(async (by, n) => {
        const person = people[n];
        if (person) await createDesk(by).give(person, product);
      }),
    ]);
    const { rows } = await sql<{ quantity: number; assigned: number; held: number }>`
      select quantity, assigned, (select count(*)::int from assignments a where a.pool_id = l.id) as held
      from pools l where l.product_id = ${product}`.execute(database.db);
    expect(rows).toHaveLength(2);
    expect(rows.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(10);
    for (const { quantity, assigned, held } of rows) {
      expect(assigned).toBe(held);
      expect(assigned).toBeLessThanOrEqual(quantity);
    }
    expect(rows.reduce((sum, { held }) => sum + held, 0)).toBe(8);
  });

  it('is not undone or doubled by what the vendor says later', async () => {
    const { to } = await done(4);
    await bought(pool, 10);
    expect(await quantities()).toEqual([6, 4]);
    await bought(pool, 12);
    expect(await quantities()).toEqual([8, 4]);
    // Fewer than were moved away: none left here, and what comes back fills the hole first.
    await bought(pool, 3);
    expect(await quantities()).toEqual([0, 4]);
    expect((await done(2, { from: to.id, to: district.id })).to.quantity).toBe(1);
  });
});
