import { OrgId } from '../../shared/contract/ids.ts';
import { Account } from '../../shared/contract/session.ts';
import type { Db, Trx } from '../database/transaction.ts';

/** An account as the wire shows it, and the district it belongs to. */
export type SignedIn = Readonly<{ account: Account; districtId: OrgId }>;

/** The account while it is open; null when it is closed or unknown. */
export async function loadAccount(db: Db | Trx, id: string): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'display_name', 'email', 'role', 'user_id', 'district_id'])
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (!row) return null;
  const orgs = await db
    .selectFrom('account_orgs')
    .select('org_id')
    .where('account_id', '=', id)
    .orderBy('org_id')
    .execute();
  return {
    account: Account.parse({
      id: row.id,
      displayName: row.display_name,
      email: row.email,
      role: row.role,
      orgIds: orgs.map(({ org_id }) => org_id),
      userId: row.user_id,
    }),
    districtId: OrgId.parse(row.district_id),
  };
}
