import { sql } from 'kysely';
import type { Db } from '../database/transaction.ts';

/**
 * Forgets what was removed before a date, and remembers up to which transaction: a cursor from before it gets 410. The
 * transaction number decides, not the date, so a clock that jumps costs snapshots at most, never a removal.
 */
export async function pruneTombstones(db: Db, before: Date): Promise<void> {
  await sql`
    with pruned as (delete from tombstones where at < ${before} returning txid)
    insert into meta as m (key, value)
      select 'tombstoneHorizon', max(txid::text::numeric)::text from pruned having count(*) > 0
      on conflict (key) do update set value = greatest(m.value::numeric, excluded.value::numeric)::text
  `.execute(db);
}
