import type { AccountRole } from '../../shared/contract/session.ts';
import { AccountId } from '../../shared/contract/ids.ts';
import type { Db, Trx } from '../database/transaction.ts';

export type NewAccount = Readonly<{
  districtId: string;
  email: string;
  passwordHash: string;
  displayName: string;
  role: AccountRole;
  orgIds: readonly string[];
  userId: string | null;
}>;

/** Makes an account that can sign in at once. */
export async function createAccount(db: Db | Trx, account: NewAccount): Promise<AccountId> {
  const made = await db
    .insertInto('accounts')
    .values({
      district_id: account.districtId,
      email: account.email.trim().toLowerCase(),
      display_name: account.displayName,
      role: account.role,
      user_id: account.userId,
      password_hash: account.passwordHash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('account_orgs')
    .values(account.orgIds.map((orgId) => ({ account_id: made.id, org_id: orgId })))
    .execute();
  return AccountId.parse(made.id);
}
