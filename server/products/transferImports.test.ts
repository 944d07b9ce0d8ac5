import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { bringPools } from '../testing/bringPools.ts';
import { createAccountFor } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

const NOW = new Date('2026-10-01T12:00:00Z');
const TERM = '2026-07-01,2027-07-31';

describe.each(databaseKinds)('licenses.csv after a transfer on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => NOW });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  it('says what was bought: what was moved stays moved, and follows the term', async () => {
    const { db } = database;
    const districtId = await bringPools(db, NOW, [`p1,kb,d1,10,${TERM}`]);
    const device = await signInDevice(server.url, await createAccountFor(db, districtId));
    const pools = async (): Promise<unknown> =>
      db
        .selectFrom('pools')
        .select(['quantity', 'bought', 'transferred', 'ends_on'])
        .where('district_id', '=', districtId)
        .orderBy('transferred')
        .execute();
    const { id: poolId } = await db.selectFrom('pools').select('id').executeTakeFirstOrThrow();
    const school = await db.selectFrom('orgs').select('id').where('sourced_id', '=', 's1').executeTakeFirstOrThrow();
    const sent = { id: randomUUID(), toOrgId: school.id, quantity: 4 };
    expect((await device.call('POST', `/v1/pools/${poolId}/transfers`, sent)).status).toBe(200);
    const moved = (bought: number, quantity: number, endsOn = '2027-07-31'): unknown => [
      { quantity, bought, transferred: -4, ends_on: endsOn },
      { quantity: 4, bought: 0, transferred: 4, ends_on: endsOn },
    ];
    expect(await pools()).toEqual(moved(10, 6));
    await bringPools(db, NOW, [`p1,kb,d1,10,${TERM}`]);
    expect(await pools()).toEqual(moved(10, 6));
    await bringPools(db, NOW, [`p1,kb,d1,15,${TERM}`]);
    expect(await pools()).toEqual(moved(15, 11));
    await bringPools(db, NOW, [`p1,kb,d1,3,${TERM}`]);
    expect(await pools()).toEqual(moved(3, 0));
    await bringPools(db, NOW, [`p1,kb,d1,10,2026-07-01,2028-07-31`]);
    expect(await pools()).toEqual(moved(10, 6, '2028-07-31'));
  });
});
