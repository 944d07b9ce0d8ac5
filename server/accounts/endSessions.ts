import { sql } from 'kysely';
import type { Db, Trx } from '../database/transaction.ts';
import { SESSIONS_CHANNEL } from '../events/channel.ts';

type Which = Readonly<{ accountId: string; except?: string; reason: EndReason; at: Date }>;
export type EndReason =
  | 'signedOut'
  | 'signedOutEverywhere'
  | 'passwordChanged'
  | 'accountClosed'
  | 'refreshTokenReused';

/** Ends one session: its tokens are worth nothing from now on, and its event streams are closed. */
export async function endSession(db: Db | Trx, sessionId: string, reason: EndReason, now: Date): Promise<void> {
  const ended = await db
    .updateTable('sessions')
    .set({ ended_at: now, end_reason: reason })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst();
  if (ended) await announce(db, ended.account_id);
}

/** Ends every session of an account, or every other one. Answers how many there were. */
export async function endSessions(db: Db | Trx, { accountId, except, reason, at }: Which): Promise<number> {
  const ended = await db
    .updateTable('sessions')
    .set({ ended_at: at, end_reason: reason })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(except !== undefined, (update) => update.where('id', '<>', except ?? ''))
    .executeTakeFirst();
  await announce(db, accountId);
  return Number(ended.numUpdatedRows);
}

/** Has the session not ended yet? */
export async function isOpen(db: Db, sessionId: string): Promise<boolean> {
  const open = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}

/** To every process: streams of the account close; who still has a session comes back at once. */
async function announce(db: Db | Trx, accountId: string): Promise<void> {
  await sql`select pg_notify(${SESSIONS_CHANNEL}, ${accountId})`.execute(db);
}
