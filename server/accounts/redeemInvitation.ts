import type { RedeemInvitation } from '../../shared/contract/account.ts';
import type { Session } from '../../shared/contract/session.ts';
import { auditAccount } from '../audit/auditAccount.ts';
import { sqlState } from '../database/databaseError.ts';
import { inTransaction, type Db, type Trx } from '../database/transaction.ts';
import { loadSight } from '../licensing/sight.ts';
import { RequestError } from '../problems.ts';
import { insistOnPassword } from './changePassword.ts';
import { createAccount } from './createAccount.ts';
import { insistOnGrant } from './insistOnGrant.ts';
import { hashInvitationCode } from './invitationCode.ts';
import { toInvitation, type InvitationRow } from './invitationRow.ts';
import { loadAccount } from './loadAccount.ts';
import { hashPassword } from './password.ts';
import { startSession } from './sessions.ts';
import { countAddress, forgetAddress } from './throttle.ts';

const UNIQUE = '23505';

/**
 * Makes the account that a code stands for, and signs in. Whoever has the code is believed to be the one it was given to;
 * so it works once, for a week, and guesses are counted with the wrong passwords of the address.
 */
export async function redeemInvitation(
  db: Db,
  request: RedeemInvitation,
  address: string,
  now: Date,
): Promise<Session> {
  await countAddress(db, address, now);
  const codeHash = hashInvitationCode(request.code);
  const found = await db
    .selectFrom('invitations')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!found) throw new RequestError('invitationInvalid');
  await forgetAddress(db, address);
  insistOnPassword(request.password, found.email);
  const passwordHash = await hashPassword(request.password);
  try {
    return await inTransaction(db, async (trx) => makeAccount(trx, found, { ...request, passwordHash, now }));
  } catch (error) {
    if (sqlState(error) === UNIQUE) throw new RequestError('emailTaken');
    throw error;
  }
}

type Making = Readonly<{ displayName: string; deviceName: string; passwordHash: string; now: Date }>;

async function makeAccount(trx: Trx, found: InvitationRow, making: Making): Promise<Session> {
  const { now } = making;
  // Of two who come at once the second finds it used.
  const still = await trx
    .selectFrom('invitations')
    .selectAll()
    .where('id', '=', found.id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!still) throw new RequestError('invitationInvalid');
  const { email, role, orgIds, userId } = toInvitation(still);
  await insistOnInviter(trx, still);
  const accountId = await createAccount(trx, {
    districtId: still.district_id,
    email,
    passwordHash: making.passwordHash,
    displayName: making.displayName,
    role,
    orgIds,
    userId,
  });
  await trx
    .updateTable('invitations')
    .set({ ended_at: now, end_reason: 'redeemed', account_id: accountId })
    .where('id', '=', still.id)
    .execute();
  const signedIn = await loadAccount(trx, accountId);
  if (!signedIn) throw new Error('An account that was just made is not there.');
  await auditAccount(
    trx,
    { districtId: signedIn.districtId, accountId, deviceId: null, at: now },
    { action: 'redeemInvitation', accountId, invitationId: still.id, to: { role, orgIds } },
    { orgIds, userIds: userId === null ? [] : [userId] },
  );
  return startSession(trx, signedIn, making.deviceName, now);
}

/** Rights that whoever gave them has lost since are not given any more. */
async function insistOnInviter(trx: Trx, invitation: InvitationRow): Promise<void> {
  const inviter = await loadAccount(trx, invitation.invited_by);
  if (!inviter) throw new RequestError('invitationInvalid');
  const sight = await loadSight(trx, { ...inviter.account, districtId: inviter.districtId });
  try {
    await insistOnGrant({ trx, sight }, toInvitation(invitation));
  } catch (error) {
    if (error instanceof RequestError) throw new RequestError('invitationInvalid');
    throw error;
  }
}
