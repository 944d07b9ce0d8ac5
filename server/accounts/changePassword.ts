import type { ChangePassword } from '../../shared/contract/account.ts';
import { passwordFault } from '../../shared/accounts/passwordFault.ts';
import { auditAccount } from '../audit/auditAccount.ts';
import type { By } from '../audit/writeAudit.ts';
import { inTransaction, type Db } from '../database/transaction.ts';
import { RequestError } from '../problems.ts';
import { endSessions } from './endSessions.ts';
import { hashPassword, isPassword } from './password.ts';
import { countAttempt, forgetAttempt } from './throttle.ts';

type Changing = Readonly<{ email: string; sessionId: string; address: string; by: By }>;

/** Throws when nobody should have this password. */
export function insistOnPassword(password: string, email: string): void {
  const fault = passwordFault(password, email);
  if (fault !== null) throw new RequestError('weakPassword', fault);
}

/** Gives an account another password. Whoever else is signed in with the old one is out. */
export async function changePassword(db: Db, changing: Changing, passwords: ChangePassword): Promise<void> {
  const { email, sessionId, address, by } = changing;
  insistOnPassword(passwords.new, email);
  // As at sign-in: who found an unlocked computer may not guess at leisure.
  const attempt = { email, address, at: by.at };
  await countAttempt(db, attempt);
  const { password_hash: kept } = await db
    .selectFrom('accounts')
    .select('password_hash')
    .where('id', '=', by.accountId)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(passwords.current, kept))) throw new RequestError('wrongPassword');
  await forgetAttempt(db, attempt);
  const hash = await hashPassword(passwords.new);
  await inTransaction(db, async (trx) => {
    const changed = await trx
      .updateTable('accounts')
      .set({ password_hash: hash })
      .where('id', '=', by.accountId)
      // Somebody else changed it in between.
      .where('password_hash', '=', kept)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) throw new RequestError('wrongPassword');
    const ended = await endSessions(trx, {
      accountId: by.accountId,
      except: sessionId,
      reason: 'passwordChanged',
      at: by.at,
    });
    await auditAccount(trx, by, { action: 'changePassword', accountId: by.accountId, sessionsEnded: ended });
  });
}
