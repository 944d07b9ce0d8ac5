import { sql } from 'kysely';
import type { OrgId } from '../../../shared/contract/ids.ts';
import { inTransaction, type Db } from '../../../server/database/transaction.ts';
import { serveDistrict } from '../../../server/licensing/serveDistrict.ts';
import { pruneTombstones } from '../../../server/maintenance/prune.ts';
import type { SiteEvent } from '../site.ts';
import { backUp, restore } from './backup.ts';

type Context = Readonly<{ db: Db; districtId: string; now: () => Date; newEpoch: () => string }>;

/** What happens to the server's data, as an import, a vendor or an administrator would leave it. */
export async function happenAt({ db, districtId, now, newEpoch }: Context, event: SiteEvent): Promise<void> {
  switch (event.kind) {
    case 'cutPool':
      await sql`update pools set bought = ${event.quantity} where id = ${event.poolId}`.execute(db);
      break;
    case 'setStatus':
      await sql`update users set status = ${event.status} where id = ${event.userId}`.execute(db);
      break;
    case 'moveSchool':
      await inTransaction(db, async (trx) => {
        await sql`delete from user_orgs where user_id = ${event.userId} and org_id <> ${event.orgId}`.execute(trx);
        await sql`insert into user_orgs (user_id, org_id, position) values (${event.userId}, ${event.orgId}, 0)
          on conflict (user_id, org_id) do update set position = 0`.execute(trx);
      });
      break;
    case 'enroll':
      await sql`insert into enrollments (id, district_id, sourced_id, class_id, user_id, role, is_primary)
        values (${event.id}, ${districtId}, ${event.id}, ${event.classId}, ${event.userId}, 'student', false)
        on conflict do nothing`.execute(db);
      break;
    case 'withdraw':
      await sql`delete from enrollments where id = ${event.enrollmentId}`.execute(db);
      break;
    case 'rights':
      await inTransaction(db, async (trx) => {
        await sql`delete from account_orgs where account_id = ${event.accountId}`.execute(trx);
        for (const orgId of event.orgIds)
          await sql`insert into account_orgs (account_id, org_id) values (${event.accountId}, ${orgId})`.execute(trx);
      });
      break;
    case 'expireTokens':
      await sql`delete from access_tokens`.execute(db);
      return;
    case 'endSessions':
      await sql`delete from sessions where account_id = ${event.accountId}`.execute(db);
      return;
    case 'backUp':
      return backUp(db);
    case 'restore':
      return restore(db, newEpoch());
    case 'prune':
      return pruneTombstones(db, new Date(Date.now() + 365 * 24 * 60 * 60_000));
  }
  await serveDistrict(db, districtId as OrgId, now());
}
