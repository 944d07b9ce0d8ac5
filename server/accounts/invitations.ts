import { sql } from 'kysely';
import type { InvitationMade, InvitationPage, Invite } from '../../shared/contract/account.ts';
import { auditAccount } from '../audit/auditAccount.ts';
import type { By } from '../audit/writeAudit.ts';
import type { Db, Trx } from '../database/transaction.ts';
import type { Sight } from '../licensing/sight.ts';
import { cutPage, parsePlace, placeLost } from '../people/pages.ts';
import { RequestError } from '../problems.ts';
import { asAdministrator } from './asAdministrator.ts';
import { insistOnGrant, isInReach } from './insistOnGrant.ts';
import { hashInvitationCode, newInvitationCode } from './invitationCode.ts';
import { toInvitation, type InvitationRow } from './invitationRow.ts';

const VALID_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Invites somebody; the code is answered this once. An earlier invitation by the same person is worth nothing then. */
export async function invite(db: Db, by: By, wanted: Invite): Promise<InvitationMade> {
  const email = wanted.email.trim().toLowerCase();
  const userId = wanted.userId ?? null;
  const code = newInvitationCode();
  return asAdministrator(db, by, async (context) => {
    const { trx } = context;
    await insistOnGrant(context, { ...wanted, userId });
    await insistOnNoAccount(trx, by.districtId, email);
    await trx
      .updateTable('invitations')
      .set({ ended_at: by.at, end_reason: 'withdrawn' })
      .where('invited_by', '=', by.accountId)
      .where('email', '=', email)
      .where('ended_at', 'is', null)
      .execute();
    const made = await trx
      .insertInto('invitations')
      .values({
        code_hash: hashInvitationCode(code),
        district_id: by.districtId,
        email,
        role: wanted.role,
        org_ids: [...wanted.orgIds],
        user_id: userId,
        invited_by: by.accountId,
        created_at: by.at,
        expires_at: new Date(by.at.getTime() + VALID_DAYS * DAY_MS),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await auditAccount(
      trx,
      by,
      { action: 'invite', invitationId: made.id, to: { role: wanted.role, orgIds: wanted.orgIds } },
      { orgIds: wanted.orgIds, userIds: userId === null ? [] : [userId] },
    );
    return { invitation: toInvitation(made), code };
  });
}

/** An administrator sees the accounts of the own district anyway; of another one's they learn nothing here. */
async function insistOnNoAccount(trx: Trx, districtId: string, email: string): Promise<void> {
  const there = await trx
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .where('status', '=', 'active')
    .where('district_id', '=', districtId)
    .executeTakeFirst();
  if (there) throw new RequestError('emailTaken');
}

type Asked = Readonly<{ cursor?: string | undefined; limit: number; now: Date }>;

/** Open invitations that the administrator could have made, newest first. */
export async function listInvitations(db: Db, sight: Sight, { cursor, limit, now }: Asked): Promise<InvitationPage> {
  const after = cursor === undefined ? sql`true` : await isOlder(db, sight, cursor);
  const inReach =
    sight.reach.kind === 'schools'
      ? sql`org_ids <@ ${sight.reach.orgIds}::text[] and role <> 'districtAdministrator'`
      : sql`true`;
  const { rows } = await sql<InvitationRow>`
    select * from invitations
    where district_id = ${sight.districtId} and ended_at is null and expires_at > ${now} and ${inReach} and ${after}
    order by created_at desc, id desc limit ${limit + 1}`.execute(db);
  const { page, next } = cutPage(rows, limit);
  return { invitations: page.map(toInvitation), next };
}

async function isOlder(db: Db, { districtId }: Sight, cursor: string): Promise<ReturnType<typeof sql>> {
  const id = parsePlace(cursor);
  const last = await db
    .selectFrom('invitations')
    .select('created_at')
    .where('id', '=', id)
    .where('district_id', '=', districtId)
    .executeTakeFirst();
  if (!last) throw placeLost();
  return sql`(created_at, id) < (${last.created_at}, ${id})`;
}

/** Takes an invitation back. One that is taken back already stays so. */
export async function withdrawInvitation(db: Db, by: By, id: string): Promise<void> {
  await asAdministrator(db, by, async (context) => {
    const { trx } = context;
    const row = await trx
      .selectFrom('invitations')
      .selectAll()
      .where('id', '=', id)
      .where('district_id', '=', by.districtId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.end_reason === 'redeemed') throw new RequestError('notFound');
    const { role, orgIds, userId } = toInvitation(row);
    // What is not on their list does not exist for them.
    if (!(await isInReach(context, { role, orgIds }))) throw new RequestError('notFound');
    if (row.ended_at) return;
    await trx
      .updateTable('invitations')
      .set({ ended_at: by.at, end_reason: 'withdrawn' })
      .where('id', '=', id)
      .execute();
    const concerned = { orgIds, userIds: userId === null ? [] : [userId] };
    await auditAccount(trx, by, { action: 'withdrawInvitation', invitationId: id }, concerned);
  });
}
