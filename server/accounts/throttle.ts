import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../database/transaction.ts';
import { RequestError } from '../problems.ts';

/** Failures that cost nothing: everybody mistypes. A school's whole office may sit behind one address. */
const FREE = { account: 5, address: 50 };
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** After this long without a try the count starts anew. */
const FORGET_SECONDS = 60 * 60;

type Kind = keyof typeof FREE;
export type Attempt = Readonly<{ email: string; address: string; at: Date }>;

/**
 * Counts a sign-in attempt before the password is looked at, so that many at once cannot slip through. Answers 429
 * while the account or the address has to wait. Kept in the database: several servers count together.
 */
export async function countAttempt(db: Db, { email, address, at }: Attempt): Promise<void> {
  await count(db, 'account', email, at);
  await count(db, 'address', address, at);
}

/** The same for a guess that names no account: the code of an invitation. */
export async function countAddress(db: Db, address: string, at: Date): Promise<void> {
  await count(db, 'address', address, at);
}

async function count(db: Db, kind: Kind, value: string, at: Date): Promise<void> {
  const seconds = await secondsToWait(db, kind, keyOf(kind, value), at);
  if (seconds > 0) {
    throw new RequestError('tooManyRequests', 'Too many wrong passwords or codes.', {
      'retry-after': String(seconds),
    });
  }
}

/** The password was right: the account's count starts anew; for the address this attempt did not happen. */
export async function forgetAttempt(db: Db, { email, address }: Attempt): Promise<void> {
  await db.deleteFrom('sign_in_throttle').where('key', '=', keyOf('account', email)).execute();
  await forgetAddress(db, address);
}

/** It was no guess: for the address it did not happen. */
export async function forgetAddress(db: Db, address: string): Promise<void> {
  await db
    .updateTable('sign_in_throttle')
    .set((row) => ({ failures: row('failures', '-', 1) }))
    .where('key', '=', keyOf('address', address))
    .where('failures', '>', 0)
    .execute();
}

async function secondsToWait(db: Db, kind: Kind, key: string, at: Date): Promise<number> {
  const { rows } = await sql<{ wait: number | null }>`
    insert into sign_in_throttle as t (key, failures, last_at) values (${key}, 1, ${at})
    on conflict (key) do update set
      failures = case
        when t.blocked_until > ${at} then t.failures
        when t.last_at < ${at}::timestamptz - make_interval(secs => ${FORGET_SECONDS}) then 1
        else t.failures + 1 end,
      blocked_until = case
        when t.blocked_until > ${at} then t.blocked_until
        when t.last_at < ${at}::timestamptz - make_interval(secs => ${FORGET_SECONDS}) then null
        when t.failures + 1 > ${FREE[kind]} then ${at}::timestamptz + make_interval(secs =>
          least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * 2 ^ least(t.failures - ${FREE[kind]}, 10)))
        else null end,
      last_at = ${at}
    returning extract(epoch from blocked_until - ${at}::timestamptz)::float8 as wait`.execute(db);
  return Math.ceil(Math.max(0, rows[0]?.wait ?? 0));
}

/** Hashed, so that the table lists no e-mail that somebody only guessed. */
function keyOf(kind: Kind, value: string): string {
  return `${kind}:${createHash('sha256').update(value).digest('base64url').slice(0, 22)}`;
}
