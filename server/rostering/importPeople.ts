import { sql } from 'kysely';
import type { Roster, RosterUser } from '../../shared/roster/roster.ts';
import type { Trx } from '../database/transaction.ts';
import { missingWithin, type Reach } from './reach.ts';
import { isInReach, keepElsewhere, markKeptPeople } from './sharedPeople.ts';
import { countRows, markMissing, stage, upsert, type Counts } from './upsert.ts';

/** People whose orgs are none of the database's; only a delta can name such, since a bulk file is read beside its orgs. */
export type Homeless = Readonly<{
  /** The roster's ids of those who did not come in: nobody could say whose they are. */
  leftOut: readonly string[];
  /** Those who are here already, and stay where they were. */
  stayed: number;
}>;

/**
 * Writes people and the orgs they belong to. Nobody is removed: who is missing from a file that lists everyone, or is
 * marked as deleted, becomes inactive, and the licenses they hold can be taken back.
 * A sync writes the people of the schools in its reach only.
 */
export async function importPeople(
  trx: Trx,
  districtId: string,
  roster: Roster,
  isBulk: boolean,
  reach: Reach | null = null,
): Promise<Counts & Readonly<{ kept: number; homeless: Homeless }>> {
  const users = [...roster.users.values()];
  const isOfImport = (org: string): boolean => reach === null || reach.sourcedIds.has(org);
  await stage(
    trx,
    'in_users',
    `sourced_id text, given_name text, family_name text, role text, administers text, grade text, status text,
      email text, primary_org text`,
    users.map((user) => ({
      sourced_id: user.sourcedId,
      given_name: user.givenName,
      family_name: user.familyName,
      ...roleColumns(user),
      grade: user.grade,
      status: user.enabled ? 'active' : 'inactive',
      email: user.role === 'student' ? null : user.email,
      primary_org: user.orgSourcedIds.find(isOfImport),
    })),
  );
  await stageMemberships(trx, users);
  const homeless = await leaveOutHomeless(trx, districtId);
  const kept = reach ? await markKeptPeople(trx, districtId, reach) : 0;
  const counts = await upsert(
    trx,
    'users',
    ['given_name', 'family_name', 'role', 'administers', 'grade', 'status', 'email', 'roster_source'],
    sql`select ${districtId}, i.sourced_id, i.given_name, i.family_name, i.role, i.administers, i.grade, i.status,
        i.email, coalesce(o.roster_source, u.roster_source, 'manual')
      from in_users i left join orgs o on o.district_id = ${districtId} and o.sourced_id = i.primary_org
        left join users u on u.district_id = ${districtId} and u.sourced_id = i.sourced_id
      ${reach ? sql`where i.sourced_id not in (select sourced_id from kept_people)` : sql``}`,
  );
  await importMemberships(trx, districtId, reach);
  await markMissing(trx, 'users', {
    districtId,
    named: roster.removed.users,
    notIn: isBulk ? 'in_users' : null,
    ...missingWithin(reach, isInReach),
  });
  if (reach) await keepElsewhere(trx, reach);
  const left = await countRows(
    trx,
    sql`update users set status = 'inactive' where status = 'active' and id in (select id from gone_ids)`,
  );
  return { ...counts, removed: left, kept, homeless };
}

async function stageMemberships(trx: Trx, users: readonly RosterUser[]): Promise<void> {
  await stage(
    trx,
    'in_user_orgs',
    'person text, org text, position integer',
    users.flatMap((user) => user.orgSourcedIds.map((org, position) => ({ person: user.sourcedId, org, position }))),
  );
}

/** Takes those out of the staged people who are new and at no org of the database. */
async function leaveOutHomeless(trx: Trx, districtId: string): Promise<Homeless> {
  const homeless = sql`not exists (select from in_user_orgs m
      join orgs o on o.district_id = ${districtId} and o.sourced_id = m.org where m.person = i.sourced_id)`;
  const isHere = sql`exists (select from users u where u.district_id = ${districtId} and u.sourced_id = i.sourced_id)`;
  const left = await sql<{ id: string }>`
    delete from in_users i where ${homeless} and not ${isHere} returning i.sourced_id as id`.execute(trx);
  const stayed = await sql<{ count: number }>`
    select count(*)::int as count from in_users i where ${homeless}`.execute(trx);
  return { leftOut: left.rows.map(({ id }) => id).sort(), stayed: stayed.rows[0]?.count ?? 0 };
}

async function importMemberships(trx: Trx, districtId: string, reach: Reach | null): Promise<void> {
  if (reach) {
    await sql`delete from in_user_orgs where org <> all (${[...reach.sourcedIds]}::text[])`.execute(trx);
    // The school that somebody's own row belongs to stays their first.
    await sql`update in_user_orgs i set position = coalesce(
        (select m.position from user_orgs m join orgs o on o.id = m.org_id
          where m.user_id = k.id and o.district_id = ${districtId} and o.sourced_id = i.org), i.position + 500)
      from kept_people k where k.sourced_id = i.person`.execute(trx);
  }
  await sql`create temporary table now_user_orgs on commit drop as
    select u.id as user_id, o.id as org_id, min(i.position) as position
    from in_user_orgs i
      join users u on u.district_id = ${districtId} and u.sourced_id = i.person
      join orgs o on o.district_id = ${districtId} and o.sourced_id = i.org
    group by 1, 2`.execute(trx);
  await sql`analyze now_user_orgs`.execute(trx);
  await sql`insert into user_orgs as t (user_id, org_id, position, inferred)
    select user_id, org_id, position, false from now_user_orgs
    on conflict (user_id, org_id) do update set position = excluded.position, inferred = false
      where (t.position, t.inferred) is distinct from (excluded.position, false)`.execute(trx);
  await sql`delete from user_orgs t using users u, in_users i
    where u.id = t.user_id and u.district_id = ${districtId} and i.sourced_id = u.sourced_id and not t.inferred
      ${reach ? sql`and t.org_id = any (${reach.orgIds}::text[])` : sql``}
      and exists (select from now_user_orgs n where n.user_id = t.user_id)
      and not exists (select from now_user_orgs n where n.user_id = t.user_id and n.org_id = t.org_id)`.execute(trx);
  await sql`drop table now_user_orgs`.execute(trx);
}

function roleColumns({ role }: RosterUser): Readonly<{ role: string; administers: string | null }> {
  switch (role) {
    case 'schoolAdministrator':
      return { role: 'administrator', administers: 'school' };
    case 'districtAdministrator':
      return { role: 'administrator', administers: 'district' };
    case 'student':
    case 'teacher':
    case 'aide':
    case 'proctor':
      return { role, administers: null };
  }
}
