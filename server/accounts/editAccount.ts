import type { EditAccount } from '../../shared/contract/account.ts';
import type { Account } from '../../shared/contract/session.ts';
import { auditAccount } from '../audit/auditAccount.ts';
import type { By } from '../audit/writeAudit.ts';
import type { Db, Trx } from '../database/transaction.ts';
import type { EditContext } from '../people/runEdit.ts';
import { RequestError } from '../problems.ts';
import { asAdministrator } from './asAdministrator.ts';
import { endSessions } from './endSessions.ts';
import { insistOnGrant, isInReach } from './insistOnGrant.ts';
import { loadAccount } from './loadAccount.ts';

/** Gives an account other rights. What it sees and may do is so at its next request. */
export async function editAccount(db: Db, by: By, id: string, change: EditAccount): Promise<Account> {
  return asAdministrator(db, by, async (context) => {
    const { trx } = context;
    const before = await readAccount(context, id);
    await insistOnOther(context, by, before);
    const wanted = {
      role: change.role ?? before.role,
      orgIds: change.orgIds ?? before.orgIds,
      userId: change.userId === undefined ? before.userId : change.userId,
    };
    await insistOnGrant(context, wanted);
    if (wanted.role !== 'districtAdministrator') await insistOnAnother(trx, by, before);
    await trx.updateTable('accounts').set({ role: wanted.role, user_id: wanted.userId }).where('id', '=', id).execute();
    await trx.deleteFrom('account_orgs').where('account_id', '=', id).execute();
    await trx
      .insertInto('account_orgs')
      .values(wanted.orgIds.map((orgId) => ({ account_id: id, org_id: orgId })))
      .execute();
    await note(trx, by, 'editAccount', before, wanted);
    const after = await loadAccount(trx, id);
    if (!after) throw new RequestError('notFound');
    return after.account;
  });
}

/** Closes an account: out at once, everywhere. Its history and, if there is one, the person on the roster stay. */
export async function closeAccount(db: Db, by: By, id: string): Promise<void> {
  await asAdministrator(db, by, async (context) => {
    const { trx } = context;
    const before = await readAccount(context, id);
    await insistOnOther(context, by, before);
    await insistOnAnother(trx, by, before);
    await trx.updateTable('accounts').set({ status: 'closed' }).where('id', '=', id).execute();
    await endSessions(trx, { accountId: id, reason: 'accountClosed', at: by.at });
    await trx
      .updateTable('invitations')
      .set({ ended_at: by.at, end_reason: 'withdrawn' })
      .where('invited_by', '=', id)
      .where('ended_at', 'is', null)
      .execute();
    await note(trx, by, 'closeAccount', before);
  });
}

/** An open account on the administrator's list. */
async function readAccount({ trx, sight }: EditContext, id: string): Promise<Account> {
  const found = await loadAccount(trx, id);
  const { reach } = sight;
  const isListed =
    found?.districtId === sight.districtId &&
    (reach.kind === 'district' ||
      (reach.kind === 'schools' && found.account.orgIds.some((orgId) => reach.orgIds.includes(orgId))));
  if (!found || !isListed) throw new RequestError('notFound');
  return found.account;
}

/** Nobody changes the own rights, nor those of somebody who has more. */
async function insistOnOther(context: EditContext, by: By, account: Account): Promise<void> {
  if (account.id === by.accountId) throw new RequestError('forbidden', 'Nobody does this to their own account.');
  if (!(await isInReach(context, account))) throw new RequestError('forbidden');
}

/** A district without an administrator could never have one again. */
async function insistOnAnother(trx: Trx, by: By, account: Account): Promise<void> {
  if (account.role !== 'districtAdministrator') return;
  const others = await trx
    .selectFrom('accounts')
    .select('id')
    .where('district_id', '=', by.districtId)
    .where('role', '=', 'districtAdministrator')
    .where('status', '=', 'active')
    .where('id', '<>', account.id)
    .limit(1)
    .executeTakeFirst();
  if (!others) throw new RequestError('forbidden', 'The district needs an administrator.');
}

type Rights = Pick<Account, 'role' | 'orgIds' | 'userId'>;

async function note(
  trx: Trx,
  by: By,
  action: 'editAccount' | 'closeAccount',
  before: Account,
  after?: Rights,
): Promise<void> {
  const { id, role, orgIds, userId } = before;
  await auditAccount(
    trx,
    by,
    { action, accountId: id, from: { role, orgIds, userId }, ...(after ? { to: after } : {}) },
    { orgIds: [...orgIds, ...(after?.orgIds ?? [])], userIds: userId === null ? [] : [userId] },
  );
}
