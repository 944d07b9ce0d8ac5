import { sql } from 'kysely';
import type { Roster, RosterUser } from '../../shared/roster/roster.ts';
import type { Trx } from '../database/transaction.ts';
import { countRows, markMissing, stage, upsert, type Counts } from './upsert.ts';

/**
 * Writes people and the orgs they belong to. Nobody is removed: who is missing from a file that lists everyone, or is
 * marked as deleted, becomes inactive, and the licenses they hold can be taken back.
 */
export async function importPeople(trx: Trx, districtId: string, roster: Roster, isBulk: boolean): Promise<Counts> {
  const users = [...roster.users.values()];
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
      primary_org: user.orgSourcedIds[0],
    })),
  );
  const counts = await upsert(
    trx,
    'users',
    ['given_name', 'family_name', 'role', 'administers', 'grade', 'status', 'email', 'roster_source'],
    sql`select ${districtId}, i.sourced_id, i.given_name, i.family_name, i.role, i.administers, i.grade, i.status,
        i.email, coalesce(o.roster_source, 'manual')
      from in_users i left join orgs o on o.district_id = ${districtId} and o.sourced_id = i.primary_org`,
  );
  await importMemberships(trx, districtId, users);
  const missing = { districtId, named: roster.removed.users, notIn: isBulk ? 'in_users' : null };
  await markMissing(trx, 'users', missing);
  const left = await countRows(
    trx,
    sql`update users set status = 'inactive' where status = 'active' and id in (select id from gone_ids)`,
  );
  return { ...counts, removed: left };
}

async function importMemberships(trx: Trx, districtId: string, users: readonly RosterUser[]): Promise<void> {
  await stage(
    trx,
    'in_user_orgs',
    'person text, org text, position integer',
    users.flatMap((user) => user.orgSourcedIds.map((org, position) => ({ person: user.sourcedId, org, position }))),
  );
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
