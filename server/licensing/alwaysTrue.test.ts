import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change, Intent, Void } from '../../shared/contract/change.ts';
import type { OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { PushResponse, type PushResult } from '../../shared/contract/push.ts';
import type { Database } from '../database/database.ts';
import { setQuantity } from '../products/setQuantity.ts';
import { importLicenses } from '../rostering/importLicenses.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice, voidOf, type TestDevice } from '../testing/testDevice.ts';
import { checkAlwaysTrue, poolsOf, type PoolCounts } from '../testing/alwaysTrue.ts';
import { reviewDistrict } from './serveDistrict.ts';

/* LICENSING.md and SYNC.md, "Always true", over the real server: three devices and a vendor, all at once. */

/** More of them: SEATWISE_MODEL_RUNS=200 npx vitest run server/licensing/alwaysTrue.test.ts */
const RUNS = Number(process.env['SEATWISE_MODEL_RUNS'] ?? 10);
const SEED = process.env['SEATWISE_MODEL_SEED'];
const PEOPLE = 6;
const PRODUCTS = 2;
const POOLS = 4;

type Sent = Readonly<{ device: number; change: Change; result: PushResult }>;
type Office = Readonly<{
  districtId: OrgId;
  school: OrgId;
  people: readonly UserId[];
  products: readonly ProductId[];
  devices: readonly TestDevice[];
}>;
type Model = { sent: Sent[]; seqs: number[]; pools: ReadonlyMap<string, PoolCounts> };

/** What somebody wants, with people and products by their place. */
type Want = Readonly<{
  kind: Intent['kind'];
  person: number;
  other: number;
  product: number;
  wait: boolean;
  /** Looked at an empty screen: what was seen may not be so. */
  blind: boolean;
}>;
type Deed =
  | Readonly<{ kind: 'quantity'; pool: number; bought: number }>
  | Readonly<{ kind: 'file'; bought: readonly number[] }>
  | Readonly<{ kind: 'transfer'; pool: number; up: boolean; quantity: number }>
  | Readonly<{ kind: 'status'; person: number; status: 'active' | 'inactive' }>
  | Readonly<{ kind: 'cancel'; nth: number }>
  | Readonly<{ kind: 'repeat'; nth: number }>
  | Readonly<{ kind: 'void'; want: Want; device: number }>;

const anyWant: fc.Arbitrary<Want> = fc.record({
  kind: fc.constantFrom('assign', 'assign', 'unassign', 'unassign', 'swap', 'move'),
  person: fc.nat(PEOPLE - 1),
  other: fc.nat(PEOPLE - 2),
  product: fc.nat(PRODUCTS - 1),
  wait: fc.constantFrom(true, true, false),
  blind: fc.constantFrom(false, false, false, true),
});
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('quantity'), pool: fc.nat(POOLS - 1), bought: fc.nat(3) }),
  fc.record({ kind: fc.constant('file'), bought: fc.array(fc.nat(3), { minLength: POOLS, maxLength: POOLS }) }),
  fc.record({
    kind: fc.constant('transfer'),
    pool: fc.nat(POOLS - 1),
    up: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    kind: fc.constant('status'),
    person: fc.nat(PEOPLE - 1),
    status: fc.constantFrom('active', 'active', 'inactive'),
  }),
  fc.record({ kind: fc.constant('cancel'), nth: fc.nat(20) }),
  fc.record({ kind: fc.constant('repeat'), nth: fc.nat(50) }),
  fc.record({ kind: fc.constant('void'), want: anyWant, device: fc.nat(2) }),
);
/** What happens at the same time: a push of each device, and something else. */
const anyRound = fc.record({
  pushes: fc.tuple(
    fc.array(anyWant, { maxLength: 3 }),
    fc.array(anyWant, { maxLength: 3 }),
    fc.array(anyWant, { maxLength: 3 }),
  ),
  deeds: fc.array(anyDeed, { maxLength: 2 }),
});
type Round = typeof anyRound extends fc.Arbitrary<infer R> ? R : never;

describe.each(databaseKinds)('always true on the %s database', (kind) => {
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

  const open = async (): Promise<Readonly<{ model: Model; real: Office }>> => {
    const district = await createDistrict(database.db);
    const school = await district.addSchool();
    const elsewhere = await district.addSchool();
    const people: UserId[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      people.push(
        await district.addUser('student', n === 0 ? [school, elsewhere] : [n % 2 === 0 ? school : elsewhere]),
      );
    }
    const products = [await district.addProduct(), await district.addProduct()];
    for (const product of products) {
      await district.addPool(product, school, 1);
      await district.addPool(product, district.id, 1);
    }
    const devices: TestDevice[] = [];
    for (let n = 0; n < 3; n++) {
      devices.push(await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id])));
    }
    return {
      model: { sent: [], seqs: [0, 0, 0], pools: await poolsOf(database.db, district.id) },
      real: { districtId: district.id, school, people, products, devices },
    };
  };

  const changeFor = async (model: Model, real: Office, device: number, want: Want): Promise<Change> => {
    const userId = at(real.people, want.person);
    const toUserId = at(real.people, (want.person + 1 + want.other) % PEOPLE);
    const productId = at(real.products, want.product);
    const toProductId = at(real.products, (want.product + 1) % PRODUCTS);
    const intent = intentOf(want, { userId, toUserId, productId, toProductId });
    const seq = (model.seqs[device] = (model.seqs[device] ?? 0) + 1);
    const change = changeOf(intent, seq);
    if (want.blind) return change;
    const held = await database.db
      .selectFrom('assignments')
      .select(['id', 'user_id', 'product_id', 'version'])
      .where('district_id', '=', real.districtId)
      .execute();
    return {
      ...change,
      seen: change.seen.map((lane) => {
        const row = held.find((one) => one.user_id === lane.userId && one.product_id === lane.productId);
        return { ...lane, assignment: row ? { id: row.id as never, version: row.version } : null };
      }),
    };
  };

  const push = async (model: Model, real: Office, device: number, wants: readonly Want[]): Promise<void> => {
    if (wants.length === 0) return;
    const changes: Change[] = [];
    for (const want of wants) changes.push(await changeFor(model, real, device, want));
    const results = await send(at(real.devices, device), changes);
    for (const [n, change] of changes.entries()) model.sent.push({ device, change, result: at(results, n) });
  };

  const deedOf = async (model: Model, real: Office, deed: Deed): Promise<void> => {
    const { db } = database;
    const pools = [...model.pools.values()];
    switch (deed.kind) {
      case 'quantity': {
        const { id } = at(pools, deed.pool);
        await setQuantity(db, { poolId: id, bought: deed.bought, at: new Date() });
        return;
      }
      case 'file': {
        await db.transaction().execute(async (trx) => {
          const sold = pools.filter(({ made }) => !made).slice(0, POOLS);
          const rows = sold.map((pool, n) => [pool.id, { ...pool, quantity: at(deed.bought, n) }] as const);
          await importLicenses(trx, real.districtId, fileOf(rows), new Date());
        });
        await reviewDistrict(db, real.districtId, new Date());
        return;
      }
      case 'transfer': {
        const pool = at(pools, deed.pool);
        const toOrgId = pool.orgId === real.districtId ? real.school : real.districtId;
        const body = { id: randomUUID(), toOrgId, quantity: deed.quantity };
        const { status } = await at(real.devices, 0).call('POST', `/v1/pools/${pool.id}/transfers`, body);
        expect([200, 409]).toContain(status);
        return;
      }
      case 'status':
        await db
          .updateTable('users')
          .set({ status: deed.status })
          .where('id', '=', at(real.people, deed.person))
          .execute();
        await reviewDistrict(db, real.districtId, new Date());
        return;
      case 'cancel': {
        const waits = model.sent.filter(({ result }) => result.status === 'waiting');
        const one = waits[deed.nth % Math.max(1, waits.length)];
        if (!one) return;
        expect((await at(real.devices, 1).call('DELETE', `/v1/waiting/${one.change.id}`)).status).toBe(204);
        return;
      }
      case 'repeat': {
        const one = model.sent[deed.nth % Math.max(1, model.sent.length)];
        if (!one) return;
        expect(await send(at(real.devices, one.device), [one.change])).toEqual([one.result]);
        return;
      }
      case 'void': {
        const change = await changeFor(model, real, deed.device, deed.want);
        const voided = { status: 'voided' } as const;
        expect(await send(at(real.devices, deed.device), [voidOf(change)])).toEqual([voided]);
        // The change itself, held up on the way, has no effect any more.
        expect(await send(at(real.devices, deed.device), [change])).toEqual([voided]);
        model.sent.push({ device: deed.device, change, result: voided });
        return;
      }
    }
  };

  const commandOf = (round: Round): fc.AsyncCommand<Model, Office> => ({
    check: () => true,
    toString: () => JSON.stringify(round),
    run: async (model, real) => {
      const before = model.pools;
      await Promise.all([
        ...round.pushes.map(async (wants, device) => push(model, real, device, wants)),
        ...round.deeds.map(async (deed) => deedOf(model, real, deed)),
      ]);
      const mayBeCut = round.deeds.some(({ kind: what }) => what === 'quantity' || what === 'file');
      model.pools = await checkAlwaysTrue(database.db, real.districtId, { before, mayBeCut, sent: model.sent });
    },
  });

  it('whatever three devices, a vendor and people who leave do at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands([anyRound.map(commandOf)], { maxCommands: 12, size: 'max' }), async (commands) => {
        await fc.asyncModelRun(open, commands);
      }),
      { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
    );
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from license_events`.execute(
      database.db,
    );
    // That something happened at all.
    expect(rows[0]?.count).toBeGreaterThan(RUNS);
  });
});

/** As a client does: one push of a device at a time. */
async function send(device: TestDevice, items: readonly (Change | Void)[]): Promise<readonly PushResult[]> {
  for (;;) {
    const { status, body } = await device.pushRaw(items);
    if (status === 409) continue;
    const { results } = PushResponse.parse(body);
    return items.map(({ id }) => {
      const found = results.find((entry) => entry.id === id);
      if (!found) throw new Error('a change without a result');
      return found.result;
    });
  }
}

function at<T>(list: readonly T[], n: number): T {
  const found = list[n];
  if (found === undefined) throw new Error(`nothing at ${n}`);
  return found;
}

type Lane = Readonly<{ userId: UserId; toUserId: UserId; productId: ProductId; toProductId: ProductId }>;

function intentOf({ kind, wait }: Want, { userId, toUserId, productId, toProductId }: Lane): Intent {
  switch (kind) {
    case 'assign':
      return { kind, userId, productId, wait };
    case 'unassign':
      return { kind, userId, productId };
    case 'swap':
      return { kind, userId, fromProductId: productId, toProductId, wait };
    case 'move':
      return { kind, productId, fromUserId: userId, toUserId };
  }
}

type FilePool = Readonly<{
  id: PoolId;
  productId: string;
  orgId: string;
  quantity: number;
  startsOn: string;
  endsOn: string;
}>;

/** A licenses.csv of these pools, read. In a test district the ids of the file are ours. */
function fileOf(rows: readonly (readonly [string, FilePool])[]): Parameters<typeof importLicenses>[2] {
  return {
    ok: true,
    report: { files: [], entries: [] },
    products: new Map(),
    assignments: [],
    pools: new Map(
      rows.map(([poolId, { productId, orgId, quantity, startsOn, endsOn }]) => [
        poolId,
        { poolId, productId, orgSourcedId: orgId, quantity, startsOn, endsOn },
      ]),
    ),
  };
}
