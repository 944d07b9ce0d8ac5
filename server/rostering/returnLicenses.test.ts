import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createRosterDrop } from '../testing/rosterDrop.ts';
import { createSyncedDistrict, detail, run, without } from '../testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('the licenses of people who leave, on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let drop: Awaited<ReturnType<typeof createRosterDrop>>;
  beforeAll(async () => {
    drop = await createRosterDrop();
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, rosterDrop: drop.folder });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
    await drop.stop();
  });

  /** A pool of one license, which us1-0 holds and us1-1 waits for; then a sync without us1-0. */
  const leave = async (returnLicensesOfLeavers: boolean) => {
    const { db } = database;
    const district = await createSyncedDistrict(database);
    const office = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
    await office.call('PUT', '/v1/roster-settings', { syncAt: '02:00', holdAbovePercent: 10, returnLicensesOfLeavers });
    const productId = `product-of-${district.id}` as ProductId;
    const mark = { district_id: district.id, sourced_id: 'p' };
    await db
      .insertInto('products')
      .values({
        ...mark,
        id: productId,
        name: 'Keyboarding',
        code: 'KB',
        audience: 'student',
        min_grade: null,
        max_grade: null,
        color: 'teal',
      })
      .execute();
    await db
      .insertInto('pools')
      .values({
        ...mark,
        product_id: productId,
        org_id: district.id,
        bought: 1,
        starts_on: '2020-01-01',
        ends_on: '2099-12-31',
      })
      .execute();
    const idOf = async (sourcedId: string): Promise<UserId> => {
      const users = db.selectFrom('users').select('id').where('district_id', '=', district.id);
      return (await users.where('sourced_id', '=', sourcedId).executeTakeFirstOrThrow()).id as UserId;
    };
    const [leaver, heir] = [await idOf('us1-0'), await idOf('us1-1')];
    expect(await office.one(changeOf({ kind: 'assign', userId: leaver, productId }, 1))).toMatchObject({
      status: 'applied',
    });
    const wait = changeOf({ kind: 'assign', userId: heir, productId, wait: true }, 2);
    expect(await office.one(wait)).toMatchObject({ status: 'waiting' });
    await drop.drop(without(district.outline, ['us1-0']));
    const sync = await run(office, district.org('s1'));
    expect(sync).toMatchObject({ state: 'done', reason: null });
    const { schools } = await detail(office, sync.id);
    expect(schools).toMatchObject([{ leaving: 1, licensesOfLeavers: 1 }]);
    const holders = async () =>
      (await db.selectFrom('assignments').select('user_id').where('product_id', '=', productId).execute()).map(
        ({ user_id }) => user_id,
      );
    const events = async () =>
      (
        await db
          .selectFrom('license_events')
          .select(['kind', 'user_id'])
          .where('product_id', '=', productId)
          .orderBy('id')
          .execute()
      ).map(({ kind: what, user_id }) => [what, user_id]);
    const pool = await db.selectFrom('pools').select('assigned').where('product_id', '=', productId).execute();
    return { leaver, heir, sync, holders, events, assigned: pool[0]?.assigned, office };
  };

  it('stay theirs until somebody returns them', async () => {
    const { leaver, sync, holders, events, assigned } = await leave(false);
    expect([await holders(), sync.counts?.licensesReturned, assigned]).toEqual([[leaver], 0, 1]);
    expect(await events()).toEqual([['given', leaver]]);
  });

  it('come back by themselves where the district wants it so, and go to who waits for one', async () => {
    const { leaver, heir, sync, holders, events, office } = await leave(true);
    expect(sync.counts?.licensesReturned).toBe(1);
    // Lines are served once the import has committed: the next answer of the server is after that.
    while (!(await holders()).includes(heir)) await office.call('GET', '/v1/roster-sources');
    expect(await holders()).toEqual([heir]);
    expect(await events()).toEqual([
      ['given', leaver],
      ['taken', leaver],
      ['given', heir],
    ]);
  });
});
