import { sql } from 'kysely';
import type { AccountPage } from '../../shared/contract/account.ts';
import { Account, type AccountRole } from '../../shared/contract/session.ts';
import type { Db } from '../database/transaction.ts';
import type { Sight } from '../licensing/sight.ts';
import { cutPage, parsePlace, placeLost } from '../people/pages.ts';

export type AccountsAsked = Readonly<{
  orgId?: string | undefined;
  role?: AccountRole | undefined;
  cursor?: string | undefined;
  limit: number;
}>;

type Row = Readonly<{
  id: string;
  email: string;
  display_name: string;
  role: string;
  user_id: string | null;
  org_ids: string[];
}>;

/** One page of the open accounts in sight, by e-mail: of the district, or those that act for an org of the reader's. */
export async function listAccounts(db: Db, sight: Sight, asked: AccountsAsked): Promise<AccountPage> {
  const { orgId, role, cursor, limit } = asked;
  const conditions = [sql`a.district_id = ${sight.districtId}`, sql`a.status = 'active'`];
  if (sight.reach.kind === 'schools') conditions.push(actsFor(sight.reach.orgIds));
  if (orgId !== undefined) conditions.push(actsFor([orgId]));
  if (role !== undefined) conditions.push(sql`a.role = ${role}`);
  if (cursor !== undefined) conditions.push(await isAfter(db, sight, cursor));
  const { rows } = await sql<Row>`
    select a.id, a.email, a.display_name, a.role, a.user_id,
      array(select org_id from account_orgs where account_id = a.id order by org_id) as org_ids
    from accounts a where ${sql.join(conditions, sql` and `)}
    order by a.email collate "C", a.id collate "C" limit ${limit + 1}`.execute(db);
  const { page, next } = cutPage(rows, limit);
  return { accounts: page.map(toAccount), next };
}

function toAccount(row: Row): Account {
  return Account.parse({
    id: row.id,
    displayName: row.display_name,
    email: row.email,
    role: row.role,
    orgIds: row.org_ids,
    userId: row.user_id,
  });
}

function actsFor(orgIds: readonly string[]): ReturnType<typeof sql> {
  return sql`a.id in (select account_id from account_orgs where org_id = any (${orgIds}::text[]))`;
}

async function isAfter(db: Db, { districtId }: Sight, cursor: string): Promise<ReturnType<typeof sql>> {
  const id = parsePlace(cursor);
  const last = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', id)
    .where('district_id', '=', districtId)
    .executeTakeFirst();
  if (!last) throw placeLost();
  return sql`(a.email collate "C", a.id collate "C") > (${last.email}, ${id})`;
}
