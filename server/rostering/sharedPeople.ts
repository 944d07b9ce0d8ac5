import { sql, type RawBuilder } from 'kysely';
import type { Trx } from '../database/transaction.ts';
import type { Reach } from './reach.ts';

/**
 * Does a person (`u`) belong to an org that is out of a sync's reach? The district itself counts only for people whom
 * the platform did not bring: every administrator of a school may be listed under it.
 */
function belongsElsewhere({ source, orgIds }: Reach): RawBuilder<unknown> {
  return sql`exists (select from user_orgs m join orgs o on o.id = m.org_id
    where m.user_id = u.id and m.org_id <> all (${orgIds}::text[])
      and (o.type <> 'district' or u.roster_source <> ${source}))`;
}

/**
 * Fills `kept_people` with those of a file who belong to a school out of reach and did not come with this platform:
 * their own row stays as it is, only what ties them to schools in reach is the sync's.
 */
export async function markKeptPeople(trx: Trx, districtId: string, reach: Reach): Promise<number> {
  await sql`drop table if exists kept_people`.execute(trx);
  await sql`create temporary table kept_people on commit drop as
    select u.id, u.sourced_id from users u join in_users i on i.sourced_id = u.sourced_id
    where u.district_id = ${districtId} and u.roster_source <> ${reach.source} and ${belongsElsewhere(reach)}`.execute(
    trx,
  );
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from kept_people`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Whoever is to go but belongs to a school out of reach leaves the schools in reach only. */
export async function keepElsewhere(trx: Trx, reach: Reach): Promise<void> {
  await sql`drop table if exists staying_people`.execute(trx);
  await sql`create temporary table staying_people on commit drop as
    select u.id from users u join gone_ids g on g.id = u.id where ${belongsElsewhere(reach)}`.execute(trx);
  await sql`delete from gone_ids where id in (select id from staying_people)`.execute(trx);
  await sql`delete from user_orgs t where t.user_id in (select id from staying_people)
    and t.org_id = any (${reach.orgIds}::text[]) and not t.inferred`.execute(trx);
  // From now on they are people of where they still belong.
  await sql`update users u set roster_source = (
      select o.roster_source from user_orgs m join orgs o on o.id = m.org_id
      where m.user_id = u.id order by m.position, m.org_id limit 1)
    where u.id in (select id from staying_people) and u.roster_source = ${reach.source}`.execute(trx);
}

/** The people a sync may let go: those who belong to an org in its reach. */
export function isInReach({ orgIds }: Reach): RawBuilder<unknown> {
  return sql`exists (select from user_orgs m where m.user_id = t.id and not m.inferred
    and m.org_id = any (${orgIds}::text[]))`;
}
