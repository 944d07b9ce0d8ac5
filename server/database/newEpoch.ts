import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { NOTICE_CHANNEL } from '../events/channel.ts';
import { writeMeta } from './meta.ts';
import { inTransaction, type Db, type Trx } from './transaction.ts';

/**
 * Marks a database that was restored from a backup as what it is: another past (SYNC: epoch). Clients stop pushing, take
 * a snapshot, and list what they know to be confirmed and is not there. Answers the new epoch.
 */
export async function newEpoch(db: Db, now: Date): Promise<string> {
  const epoch = randomUUID();
  await inTransaction(db, async (trx) => {
    await writeMeta(trx, 'epoch', epoch);
    await forgetFuture(trx);
    await endSessions(trx, now);
    await sql`select pg_notify(${NOTICE_CHANNEL}, id) from districts`.execute(trx);
  });
  return epoch;
}

/**
 * A dump that is loaded into another cluster brings the numbers of transactions that this one has not reached: rows
 * that would be news to every reader for as long as it takes to reach them, and a horizon that no cursor would ever be
 * above (decision 0016). Nobody reads on with a cursor of the old epoch, so no tombstone is needed any more.
 */
async function forgetFuture(trx: Trx): Promise<void> {
  await sql`delete from tombstones`.execute(trx);
  await trx.deleteFrom('meta').where('key', '=', 'tombstoneHorizon').execute();
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    where c.table_schema = current_schema() and c.column_name = 'txid' and c.table_name <> 'tombstones'
    order by c.table_name`.execute(trx);
  for (const { name } of rows) {
    // Written by the stamp of migration 3, whatever an update says.
    await sql`update ${sql.table(name)} set txid = txid where txid > pg_current_xact_id()`.execute(trx);
  }
  await sql`delete from tombstones`.execute(trx);
}

/** Who was signed out since the backup was made would be signed in again. */
async function endSessions(trx: Trx, now: Date): Promise<void> {
  await trx.deleteFrom('access_tokens').execute();
  await trx.deleteFrom('refresh_tokens').execute();
  await trx
    .updateTable('sessions')
    .set({ ended_at: now, end_reason: 'restored' })
    .where('ended_at', 'is', null)
    .execute();
}
