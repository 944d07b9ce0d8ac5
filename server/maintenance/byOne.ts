import { sql } from 'kysely';
import type { Db, Trx } from '../database/transaction.ts';

/** Work that only one of several servers on a database needs to do. Any numbers of our own. */
const locks = { prune: 721_160_002 } as const;

/** Does the work in a transaction, unless another server is just doing it. Answers whether it was done here. */
export async function byOne(db: Db, work: keyof typeof locks, run: (trx: Trx) => Promise<void>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${locks[work]}) as mine`.execute(
      trx,
    );
    if (!rows[0]?.mine) return false;
    await run(trx);
    return true;
  });
}
