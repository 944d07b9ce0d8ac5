import { CONTRACT } from '../../shared/contract/session.ts';
import { startServer } from '../../server/startServer.ts';
import type { createDistrict, TestDistrict } from '../../server/testing/district.ts';
import { openTestDatabase } from '../../server/testing/testDatabase.ts';

type Db = Parameters<typeof createDistrict>[0];

export type Server = Readonly<{
  url: string;
  db: Db;
  /** Another server on the same database, of a later contract than this app's. */
  laterContract: () => Promise<Readonly<{ url: string; stop: () => Promise<void> }>>;
  stop: () => Promise<void>;
}>;

/** The real server on an embedded database of its own. */
export async function startRealServer(rosterDrop?: string): Promise<Server> {
  const database = await openTestDatabase('embedded');
  const server = await startServer({ database, port: 0, ...(rosterDrop === undefined ? {} : { rosterDrop }) });
  return {
    url: server.url,
    db: database.db,
    laterContract: async () => startServer({ database, port: 0, oldestContract: CONTRACT + 1 }),
    stop: async () => {
      await server.stop();
      await database.stop();
    },
  };
}

/** Who holds what in a district, as the server has it. */
export async function heldAtServer(db: Db, { id }: TestDistrict): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('assignments')
    .select(['user_id', 'product_id'])
    .where('district_id', '=', id)
    .execute();
  return rows.map((row) => `${row.user_id} ${row.product_id}`).sort();
}

/** Pools of a district whose count is not that of the licenses that name them. */
export async function poolDrift(db: Db, { id }: TestDistrict): Promise<readonly string[]> {
  const pools = await db
    .selectFrom('pools')
    .select(['id', 'assigned', 'quantity'])
    .where('district_id', '=', id)
    .execute();
  const held = await db.selectFrom('assignments').select('pool_id').where('district_id', '=', id).execute();
  return pools
    .filter((pool) => {
      const count = held.filter((row) => row.pool_id === pool.id).length;
      return pool.assigned !== count || pool.assigned < 0 || pool.assigned > pool.quantity;
    })
    .map((pool) => pool.id);
}
