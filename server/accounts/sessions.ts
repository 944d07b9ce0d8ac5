import { Session, type SignInRequest } from '../../shared/contract/session.ts';
import { readEpoch } from '../database/meta.ts';
import { inTransaction, type Db, type Trx } from '../database/transaction.ts';
import { RequestError } from '../problems.ts';
import { endSession } from './endSessions.ts';
import { loadAccount, type SignedIn } from './loadAccount.ts';
import { isPassword } from './password.ts';
import { countAttempt, forgetAttempt } from './throttle.ts';
import { hashToken, newToken } from './token.ts';

const ACCESS_MINUTES = 15;
/** A session ends when nobody used it for this long: a summer, and a bit. */
const REFRESH_DAYS = 100;

const minutes = (count: number): number => count * 60_000;
const days = (count: number): number => minutes(count * 24 * 60);

/** Signs in with e-mail and password. Nobody learns whether an e-mail has an account. */
export async function signIn(db: Db, request: SignInRequest, address: string, now: Date): Promise<Session> {
  const email = request.email.trim().toLowerCase();
  const attempt = { email, address, at: now };
  await countAttempt(db, attempt);
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'password_hash'])
    .where('email', '=', email)
    .where('status', '=', 'active')
    .executeTakeFirst();
  const right = await isPassword(request.password, row?.password_hash ?? null);
  const signedIn = row && right ? await loadAccount(db, row.id) : null;
  if (!signedIn) throw new RequestError('wrongCredentials');
  await forgetAttempt(db, attempt);
  return inTransaction(db, async (trx) => startSession(trx, signedIn, request.deviceName, now));
}

/** A new session of an account. */
export async function startSession(trx: Trx, signedIn: SignedIn, deviceName: string, now: Date): Promise<Session> {
  const session = await trx
    .insertInto('sessions')
    .values({ account_id: signedIn.account.id, device_name: deviceName, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return handOut(trx, session.id, null, signedIn, now);
}

/**
 * New tokens for old. A refresh token that comes again after its successors were used has been stolen, from one side
 * or the other: the session ends for both. Before that it is the same client whose answer got lost on the way.
 */
export async function refresh(db: Db, refreshToken: string, now: Date): Promise<Session> {
  const hash = hashToken(refreshToken);
  const session = await inTransaction(db, async (trx) => {
    const token = await trx
      .selectFrom('refresh_tokens')
      .innerJoin('sessions', 'sessions.id', 'refresh_tokens.session_id')
      .select(['session_id', 'account_id', 'expires_at', 'used_at', 'ended_at'])
      .where('hash', '=', hash)
      .forUpdate()
      .executeTakeFirst();
    if (!token || token.ended_at || token.expires_at <= now) return null;
    if (token.used_at && (await wasAnswerUsed(trx, hash))) {
      await endSession(trx, token.session_id, 'refreshTokenReused', now);
      return null;
    }
    const signedIn = await loadAccount(trx, token.account_id);
    if (!signedIn) return null;
    await withdrawAnswer(trx, hash);
    await trx.updateTable('refresh_tokens').set({ used_at: now }).where('hash', '=', hash).execute();
    return handOut(trx, token.session_id, hash, signedIn, now);
  });
  if (!session) throw new RequestError('sessionEnded');
  return session;
}

/** Who holds this access token, and until when; null when it is not valid (any more). */
export async function findSignedIn(
  db: Db,
  accessToken: string,
  now: Date,
): Promise<(SignedIn & Readonly<{ sessionId: string; expiresAt: Date }>) | null> {
  const hash = hashToken(accessToken);
  const token = await db
    .selectFrom('access_tokens')
    .innerJoin('sessions', 'sessions.id', 'access_tokens.session_id')
    .select(['session_id', 'account_id', 'expires_at', 'used_at'])
    .where('hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!token || token.expires_at <= now) return null;
  const signedIn = await loadAccount(db, token.account_id);
  if (!signedIn) return null;
  if (!token.used_at) {
    await db.updateTable('access_tokens').set({ used_at: now }).where('hash', '=', hash).execute();
  }
  return { ...signedIn, sessionId: token.session_id, expiresAt: token.expires_at };
}

async function handOut(
  trx: Trx,
  sessionId: string,
  parentHash: string | null,
  { account, districtId }: SignedIn,
  now: Date,
): Promise<Session> {
  const [accessToken, refreshToken] = [newToken(), newToken()];
  const accessExpiresAt = new Date(now.getTime() + minutes(ACCESS_MINUTES));
  await trx
    .insertInto('refresh_tokens')
    .values({
      hash: hashToken(refreshToken),
      session_id: sessionId,
      parent_hash: parentHash,
      expires_at: new Date(now.getTime() + days(REFRESH_DAYS)),
    })
    .execute();
  await trx
    .insertInto('access_tokens')
    .values({
      hash: hashToken(accessToken),
      session_id: sessionId,
      refresh_hash: hashToken(refreshToken),
      expires_at: accessExpiresAt,
    })
    .execute();
  const district = await trx
    .selectFrom('orgs')
    .innerJoin('districts', 'districts.id', 'orgs.id')
    .select(['orgs.id', 'orgs.name', 'districts.time_zone'])
    .where('orgs.id', '=', districtId)
    .executeTakeFirstOrThrow();
  return Session.parse({
    accessToken,
    accessExpiresAt: accessExpiresAt.toISOString(),
    refreshToken,
    account,
    district: { id: district.id, name: district.name, timeZone: district.time_zone },
    epoch: await readEpoch(trx),
  });
}

/** Did anyone use what was handed out for this refresh token? */
async function wasAnswerUsed(trx: Trx, hash: string): Promise<boolean> {
  const used = await trx
    .selectFrom('refresh_tokens as child')
    .leftJoin('access_tokens as access', 'access.refresh_hash', 'child.hash')
    .select('child.hash')
    .where('child.parent_hash', '=', hash)
    .where((eb) => eb.or([eb('child.used_at', 'is not', null), eb('access.used_at', 'is not', null)]))
    .executeTakeFirst();
  return used !== undefined;
}

/** What was handed out before and never arrived is worth nothing. */
async function withdrawAnswer(trx: Trx, hash: string): Promise<void> {
  await trx
    .deleteFrom('access_tokens')
    .where('refresh_hash', 'in', trx.selectFrom('refresh_tokens').select('hash').where('parent_hash', '=', hash))
    .execute();
  await trx.deleteFrom('refresh_tokens').where('parent_hash', '=', hash).execute();
}
