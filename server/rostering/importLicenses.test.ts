import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PoolId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { createDistrict } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { importLicenses } from './importLicenses.ts';

/** The embedded database has one connection: there nothing happens at the same time. */
const withConnections = databaseKinds.filter((kind) => kind === 'postgresql');

describe.each(withConnections)('an import of licenses on %s, while somebody else holds pools', (kind) => {
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(async () => {
    await database.stop();
  });

  it.each(['as the pools', 'the other way round'])('waits for them, with a file that is sorted %s', async (order) => {
    const { db } = database;
    const district = await createDistrict(db);
    const product = await district.addProduct();
    const pools: PoolId[] = [];
    for (let n = 0; n < 2; n += 1) pools.push(await district.addPool(product, district.id, 5));
    const [first = '', second = ''] = pools.sort();
    const listed = order === 'as the pools' ? pools : [...pools].reverse();
    const file = new Map(
      listed.map((poolId) => [
        poolId,
        {
          poolId,
          productId: product,
          orgSourcedId: district.id,
          quantity: 9,
          startsOn: '2020-01-01',
          endsOn: '2030-01-01',
        },
      ]),
    );
    const hold = async (id: string, trx: typeof db): Promise<void> => {
      await sql`select from pools where id = ${id} for no key update`.execute(trx);
    };
    const isWaited = async (): Promise<boolean> => {
      const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock'`.execute(db);
      return rows.length > 0;
    };

    let importing: Promise<unknown> = Promise.resolve();
    await db.transaction().execute(async (transfer) => {
      await hold(first, transfer);
      importing = db
        .transaction()
        .execute(async (trx) =>
          importLicenses(
            trx,
            district.id,
            { ok: true, report: { files: [], entries: [] }, products: new Map(), assignments: [], pools: file },
            new Date(),
          ),
        );
      while (!(await isWaited())) await new Promise((resolve) => setTimeout(resolve, 5));
      await hold(second, transfer);
    });
    await importing;
    const { rows } = await sql<{ bought: number }>`select bought from pools where district_id = ${district.id}`.execute(
      db,
    );
    expect(rows).toEqual([{ bought: 9 }, { bought: 9 }]);
  });
});
