import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { problemCode } from '../../shared/contract/problem.ts';
import type { Database } from '../database/database.ts';
import { setQuantity } from '../products/setQuantity.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDesk, type Desk } from '../testing/desk.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('terms and quantities on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let now = new Date(0);
  let district: TestDistrict;
  let school: OrgId;
  let product: ProductId;
  let desk: Desk;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => now });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    now = new Date('2026-10-01T12:00:00Z');
    district = await createDistrict(database.db);
    school = await district.addSchool();
    product = await district.addProduct();
    desk = await newDesk();
  });

  const newDesk = async (): Promise<Desk> =>
    createDesk(await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id])));
  const student = async (): Promise<UserId> => district.addUser('student', [school]);
  /** What is said to an assignment: its status, or why not. */
  const ask = async (): Promise<string | null> => {
    const result = await desk.device.one(desk.make({ kind: 'assign', userId: await student(), productId: product }));
    return result.status === 'refused' ? problemCode(result.problem) : result.status;
  };
  const set = async (poolId: PoolId, bought: number): Promise<unknown> =>
    setQuantity(database.db, { poolId, bought, at: now });

  it.each([
    ['2026-09-30', '2026-10-31', 'applied'],
    ['2026-09-01', '2026-10-01', 'applied'],
    ['2026-10-01', '2026-10-01', 'applied'],
    ['2026-09-01', '2026-09-30', 'termEnded'],
    ['2026-10-02', '2027-06-30', 'termNotStarted'],
  ])('a pool from %s to %s on the first of October: %s', async (startsOn, endsOn, said) => {
    await district.addPool(product, school, 1, { startsOn, endsOn });
    expect(await ask()).toBe(said);
  });

  it.each([
    ['2026-10-01T10:59:00Z', 'Pacific/Pago_Pago', 'applied'],
    ['2026-10-01T11:01:00Z', 'Pacific/Pago_Pago', 'termEnded'],
    ['2026-09-30T09:59:00Z', 'Pacific/Kiritimati', 'applied'],
    ['2026-09-30T10:01:00Z', 'Pacific/Kiritimati', 'termEnded'],
    ['2026-10-01T03:59:00Z', 'America/New_York', 'applied'],
    ['2026-10-01T04:01:00Z', 'America/New_York', 'termEnded'],
    ['2026-10-01T04:01:00Z', 'America/Chicago', 'applied'],
  ])('a pool that ends on the last of September, at %s in %s: %s', async (at, timeZone, said) => {
    await sql`update districts set time_zone = ${timeZone} where id = ${district.id}`.execute(database.db);
    await district.addPool(product, school, 1, { startsOn: '2026-01-01', endsOn: '2026-09-30' });
    now = new Date(at);
    desk = await newDesk();
    expect(await ask()).toBe(said);
  });

  it("a license of a term that has ended can be taken back, and is nobody else's any more", async () => {
    await district.addPool(product, school, 1, { startsOn: '2026-01-01', endsOn: '2026-10-01' });
    const person = await student();
    const held = await desk.give(person, product);
    now = new Date('2026-10-02T12:00:00Z');
    desk = await newDesk();
    await desk.take(person, product, held);
    expect(await ask()).toBe('termEnded');
  });

  it('a quantity that is cut below what is held takes nothing from anybody and gives nothing until there is room', async () => {
    const pool = await district.addPool(product, school, 3);
    const people = [await student(), await student(), await student()] as const;
    const held = [
      await desk.give(people[0], product),
      await desk.give(people[1], product),
      await desk.give(people[2], product),
    ] as const;
    expect(await set(pool, 1)).toEqual({ quantity: 1, assigned: 3, transferred: 0 });
    const waits = await desk.wait(await student(), product);
    await desk.take(people[0], product, held[0]);
    await desk.take(people[1], product, held[1]);
    // Two of three came back, and the one that is left is the one that was bought.
    expect((await desk.stateOf(waits)).state).toBe('waiting');
    expect(await ask()).toBe('noLicenseAvailable');
    await desk.take(people[2], product, held[2]);
    expect((await desk.stateOf(waits)).state).toBe('served');
  });

  it('a quantity that rises serves the line, as far as it goes', async () => {
    const pool = await district.addPool(product, school, 0);
    const waits = [
      await desk.wait(await student(), product),
      await desk.wait(await student(), product),
      await desk.wait(await student(), product),
    ];
    expect(await set(pool, 2)).toEqual({ quantity: 2, assigned: 2, transferred: 0 });
    const states = [];
    for (const change of waits) states.push((await desk.stateOf(change)).state);
    expect(states).toEqual(['served', 'served', 'waiting']);
    expect(await set('nothing' as PoolId, 1)).toBeNull();
    const audit = await database.db
      .selectFrom('audit')
      .select(['account_id', 'detail'])
      .where('district_id', '=', district.id)
      .where('kind', '=', 'pool')
      .execute();
    expect(audit).toEqual([{ account_id: 'server', detail: { deed: 'quantity', poolId: pool, bought: 2, before: 0 } }]);
  });
});
