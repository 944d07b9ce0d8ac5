import { randomBytes, randomUUID } from 'node:crypto';
import type { Db, Trx } from './transaction.ts';

/** What the whole database is marked with. */
export type MetaKey = 'epoch' | 'cursorSecret' | 'tombstoneHorizon' | 'practice';

export async function readMeta(db: Db | Trx, key: MetaKey): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeMeta(db: Db | Trx, key: MetaKey, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** The value that is there, or this one from now on; two servers that start at once agree. */
async function readOrWrite(db: Db, key: MetaKey, value: string): Promise<string> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await readMeta(db, key)) ?? value;
}

/** Makes sure that a new database has its marks. */
export async function ensureMeta(db: Db): Promise<Readonly<{ cursorSecret: string }>> {
  await readOrWrite(db, 'epoch', randomUUID());
  return { cursorSecret: await readOrWrite(db, 'cursorSecret', randomBytes(32).toString('base64url')) };
}

/** Changes when this database was restored from a backup (SYNC: epoch). */
export async function readEpoch(db: Db | Trx): Promise<string> {
  const epoch = await readMeta(db, 'epoch');
  if (epoch === null) throw new Error('The database has no epoch.');
  return epoch;
}
