import { sql } from 'kysely';
import type { Db, Trx } from '../database/transaction.ts';
import { byOne } from './byOne.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long what was removed stays known; an older cursor takes a snapshot (SYNC). */
const TOMBSTONE_DAYS = 90;
/** How long it can be asked what became of a wait for a license. */
const WAITING_DAYS = 90;
/**
 * How long an edit of the roster may come again: as long as a session may go unused. An older one alters nothing either,
 * since what it saw is no longer so, but is told so in other words.
 */
const EDIT_DAYS = 100;
/** Tokens and counts that are worth nothing any more. */
const SESSION_DAYS = 1;
/** What became of every row of a roster file; the run itself and its counts stay. */
const REPORT_DAYS = 90;

/** Forgets what nobody needs any more, so that the database is bounded by what is in use. */
export async function prune(db: Db, now: Date): Promise<void> {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  await byOne(db, 'prune', async (trx) => {
    await pruneTombstones(trx, daysAgo(TOMBSTONE_DAYS));
    await pruneWaiting(trx, daysAgo(WAITING_DAYS));
    await pruneSessions(trx, daysAgo(SESSION_DAYS));
    await pruneReports(trx, daysAgo(REPORT_DAYS));
    await trx.deleteFrom('edits').where('at', '<', daysAgo(EDIT_DAYS)).execute();
  });
}

/**
 * Forgets what was removed before a date, and remembers up to which transaction: a cursor from before it gets 410. The
 * transaction number decides, not the date, so a clock that jumps costs snapshots at most, never a removal.
 */
export async function pruneTombstones(db: Db | Trx, before: Date): Promise<void> {
  await sql`
    with pruned as (delete from tombstones where at < ${before} returning txid)
    insert into meta as m (key, value)
      select 'tombstoneHorizon', max(txid::text::numeric)::text from pruned having count(*) > 0
      on conflict (key) do update set value = greatest(m.value::numeric, excluded.value::numeric)::text
  `.execute(db);
}

async function pruneWaiting(db: Trx, before: Date): Promise<void> {
  await db.deleteFrom('waiting').where('state', '<>', 'waiting').where('ended_at', '<', before).execute();
}

async function pruneSessions(db: Trx, before: Date): Promise<void> {
  await db.deleteFrom('access_tokens').where('expires_at', '<', before).execute();
  await db.deleteFrom('refresh_tokens').where('expires_at', '<', before).execute();
  await db.deleteFrom('sign_in_throttle').where('last_at', '<', before).execute();
}

async function pruneReports(db: Trx, before: Date): Promise<void> {
  await db
    .updateTable('roster_syncs')
    .set({ report: null })
    .where('ended_at', '<', before)
    .where('report', 'is not', null)
    .execute();
}
