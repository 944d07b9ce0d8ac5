import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { serveDueLines } from '../maintenance/waitingLines.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDesk, seenAs, type Desk } from '../testing/desk.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('a waiting list in a rush on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let schoolA: OrgId;
  let schoolB: OrgId;
  let product: ProductId;
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
    schoolA = await district.addSchool();
    schoolB = await district.addSchool();
    product = await district.addProduct();
    desk = createDesk(
      await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id])),
    );
  });

  const student = async (school: OrgId = schoolA): Promise<UserId> => district.addUser('student', [school]);
  const holders = async (): Promise<ReadonlySet<string>> => {
    const rows = await database.db
      .selectFrom('assignments')
      .select('user_id')
      .where('district_id', '=', district.id)
      .execute();
    return new Set(rows.map((row) => row.user_id));
  };

  it.each(['assignments', 'waiting'] as const)(
    'leaves nobody waiting when somebody joins while a license comes back (slow: %s)',
    async (slow) => {
      const products: ProductId[] = [];
      for (let n = 0; n < 4; n++) products.push(await district.addProduct());
      const pairs = await Promise.all(
        products.map(async (productId) => {
          await district.addPool(productId, schoolA, 1);
          const [holder, joiner] = [await student(), await student()];
          const email = await district.addAccount('districtAdministrator', [district.id]);
          const [giving, joining] = [await signInDevice(server.url, email), await signInDevice(server.url, email)];
          const held = changeOf({ kind: 'assign', userId: holder, productId }, 1);
          await giving.one(held);
          const back = changeOf({ kind: 'unassign', userId: holder, productId }, 2, {
            seen: [seenAs(holder, productId, held.id)],
          });
          const join = changeOf({ kind: 'assign', userId: joiner, productId, wait: true }, 1);
          return { joiner, run: async () => Promise.all([giving.one(back), joining.one(join)]) };
        }),
      );
      // Holds the door open: the one that writes first is still under way when the other reads.
      const [event, name] = slow === 'assignments' ? ['delete', 'slow_give_back'] : ['insert', 'slow_join'];
      await sql
        .raw(`create function ${name}() returns trigger language plpgsql as
          $$ begin perform pg_sleep(0.3); return null; end $$`)
        .execute(database.db);
      await sql
        .raw(`create trigger ${name} after ${event} on ${slow} for each row execute function ${name}()`)
        .execute(database.db);
      try {
        await Promise.all(pairs.map(async ({ run }) => run()));
      } finally {
        await sql.raw(`drop function ${name}() cascade`).execute(database.db);
      }
      expect(await holders()).toEqual(new Set(pairs.map(({ joiner }) => joiner)));
      expect(await desk.line()).toEqual([]);
    },
  );

  it('leaves nobody waiting beside a free license when many devices give back and join at once', async () => {
    const other = await district.addProduct();
    const pools = [
      await district.addPool(product, schoolA, 4),
      await district.addPool(product, district.id, 4),
      await district.addPool(other, district.id, 6),
    ];
    const people: UserId[] = [];
    for (let n = 0; n < 24; n++) people.push(await student(n % 2 === 0 ? schoolA : schoolB));
    const devices = await Promise.all(
      Array.from({ length: 12 }, async () =>
        signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id])),
      ),
    );
    const held = new Map<string, string>();
    for (const person of people.slice(0, 14)) {
      const productId = held.size < 8 ? product : other;
      const change = desk.make({ kind: 'assign', userId: person, productId });
      if ((await desk.device.one(change)).status === 'applied') held.set(person, change.id);
    }
    // Every device gives back, joins, and swaps, each about other people, all at once, three rounds.
    for (let round = 1; round <= 3; round++) {
      const rows = await database.db
        .selectFrom('assignments')
        .select(['id', 'user_id', 'product_id', 'version'])
        .where('district_id', '=', district.id)
        .execute();
      await Promise.all(
        devices.map(async (each, n) => {
          const mine = people.filter((_, place) => place % devices.length === n);
          const changes = mine.map((userId, k) => {
            const has = rows.find((row) => row.user_id === userId);
            const number = (round - 1) * mine.length + k + 1;
            if (!has) {
              const productId = (n + round) % 3 === 0 ? other : product;
              return changeOf({ kind: 'assign', userId, productId, wait: true }, number);
            }
            const from = has.product_id as ProductId;
            const was = seenAs(userId, from, has.id, has.version);
            if ((n + k) % 2 === 0)
              return changeOf({ kind: 'unassign', userId, productId: from }, number, { seen: [was] });
            const to = from === product ? other : product;
            const swap = { kind: 'swap', userId, fromProductId: from, toProductId: to, wait: true } as const;
            return changeOf(swap, number, { seen: [was, seenAs(userId, to, null)] });
          });
          for (const result of await each.push(changes)) expect(result.status).not.toBe('failed');
        }),
      );
      // What is free after it serves nobody who waits: serving again finds nobody.
      const before = await desk.line();
      await serveDueLines(database.db, new Date());
      expect(await desk.line()).toEqual(before);
      const counts = await sql<{ id: string; assigned: number; quantity: number; held: number }>`
        select l.id, l.assigned, l.quantity, (select count(*)::int from assignments a where a.pool_id = l.id) as held
        from pools l where l.id = any (${pools}::text[])`.execute(database.db);
      for (const { assigned, quantity, held: named } of counts.rows) {
        expect(named).toBe(assigned);
        expect(assigned).toBeLessThanOrEqual(quantity);
      }
    }
  });
});
