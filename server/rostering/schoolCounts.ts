import { sql } from 'kysely';
import { SchoolCounts } from '../../shared/contract/rosterSync.ts';
import type { Trx } from '../database/transaction.ts';

/** Remembers, as long as the transaction lasts, which active people belong to which org. */
export async function rememberPeople(trx: Trx, districtId: string): Promise<void> {
  await sql`drop table if exists people_before`.execute(trx);
  await sql`create temporary table people_before on commit drop as ${activePeople(districtId)}`.execute(trx);
  await sql`analyze people_before`.execute(trx);
}

/** What became of the remembered people, org by org. Somebody who moved is added here and leaving there. */
export async function countBySchool(trx: Trx, districtId: string): Promise<readonly SchoolCounts[]> {
  const { rows } = await sql<Record<string, unknown>>`
    with now_people as (${activePeople(districtId)}), ties as (
      select coalesce(b.org_id, n.org_id) as org_id, coalesce(b.user_id, n.user_id) as user_id,
        b.user_id is not null as was, n.user_id is not null as is_now
      from people_before b full join now_people n on n.user_id = b.user_id and n.org_id = b.org_id)
    select t.org_id as "orgId",
      count(*) filter (where was)::int as people,
      count(*) filter (where not was)::int as added,
      count(*) filter (where was and is_now and u.txid = pg_current_xact_id())::int as changed,
      count(*) filter (where was and not is_now)::int as leaving,
      coalesce(sum(case when was and not is_now and u.status = 'inactive'
        then (select count(*) from assignments a where a.user_id = u.id) end), 0)::int as "licensesOfLeavers"
    from ties t join users u on u.id = t.user_id group by t.org_id order by t.org_id`.execute(trx);
  return rows.map((row) => SchoolCounts.parse(row));
}

/** The remembered people who are not active any more. */
export async function listLeavers(trx: Trx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.id from users u where u.status = 'inactive' and u.id in (select user_id from people_before)
    order by u.id`.execute(trx);
  return rows.map(({ id }) => id);
}

function activePeople(districtId: string) {
  return sql`select m.user_id, m.org_id from user_orgs m join users u on u.id = m.user_id
    where u.district_id = ${districtId} and u.status = 'active' and not m.inferred`;
}
