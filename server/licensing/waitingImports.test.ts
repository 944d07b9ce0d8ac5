import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProductId, UserId } from '../../shared/contract/ids.ts';
import { EXAMPLE } from '../../shared/roster/exampleUpload.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { bringPools } from '../testing/bringPools.ts';
import { createDesk } from '../testing/desk.ts';
import { createAccountFor } from '../testing/district.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

const NOW = new Date('2026-10-01T12:00:00Z');
const TERM = '2026-07-01,2027-07-31';

describe.each(databaseKinds)('who waits while files are imported into the %s database', (kind) => {
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

  const bring = async (pools: readonly string[], users?: readonly string[]): Promise<string> =>
    bringPools(database.db, NOW, pools, users);

  it('is served when a quantity rises or a pool is added, and dropped when they are on the roster no more', async () => {
    const districtId = await bring([`p1,kb,s1,0,${TERM}`]);
    const { db } = database;
    const desk = createDesk(await signInDevice(server.url, await createAccountFor(db, districtId)));
    const personOf = async (sourcedId: string): Promise<UserId> => {
      const { id } = await db
        .selectFrom('users')
        .select('id')
        .where('sourced_id', '=', sourcedId)
        .executeTakeFirstOrThrow();
      return UserId.parse(id);
    };
    const product = ProductId.parse((await db.selectFrom('products').select('id').executeTakeFirstOrThrow()).id);
    const first = await desk.wait(await personOf('u1'), product);
    const second = await desk.wait(await personOf('u2'), product);

    await bring([`p1,kb,s1,1,${TERM}`]);
    expect(await desk.stateOf(first)).toMatchObject({ state: 'served' });
    expect(await desk.stateOf(second)).toMatchObject({ state: 'waiting' });

    await bring([`p1,kb,s1,1,${TERM}`, `p2,kb,d1,1,${TERM}`]);
    expect(await desk.stateOf(second)).toMatchObject({ state: 'served' });

    // Whoever is not in the file any more has left.
    const newcomer = EXAMPLE.users[1].replaceAll('u1', 'u9');
    await bring([`p1,kb,s1,1,${TERM}`, `p2,kb,d1,1,${TERM}`], [...EXAMPLE.users, newcomer]);
    const third = await desk.wait(await personOf('u9'), product);
    await bring([`p1,kb,s1,1,${TERM}`, `p2,kb,d1,1,${TERM}`]);
    expect(await desk.stateOf(third)).toMatchObject({ state: 'dropped', reason: 'inactiveUser' });
  });
});
