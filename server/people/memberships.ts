import { sql } from 'kysely';
import type { Trx } from '../database/transaction.ts';

/** Where a membership that only comes from a class stands: behind all others (as the importer has it). */
const INFERRED_POSITION = 1000;

/** Everybody of a district, or these only. */
export type Whose = Readonly<{ districtId: string } | { userIds: readonly string[] }>;

/**
 * Whoever is enrolled in a school's class belongs to that school too, and only as long, unless they do anyway: else its
 * office would see an enrollment without the person. Whoever belongs nowhere any more (the class they were in at a school
 * was all that tied them to it) is the district's: somebody must see them. Answers how many came to a school that way.
 */
export async function settleMemberships(trx: Trx, whose: Whose): Promise<number> {
  const people =
    'userIds' in whose ? sql`u.id = any (${whose.userIds}::text[])` : sql`u.district_id = ${whose.districtId}`;
  await sql`delete from user_orgs t using users u where u.id = t.user_id and ${people} and t.inferred
    and not exists (select from enrollments e join classes c on c.id = e.class_id
      where e.user_id = t.user_id and c.org_id = t.org_id)
    and not (t.org_id = u.district_id
      and not exists (select from user_orgs m where m.user_id = t.user_id and m.org_id <> t.org_id))`.execute(trx);
  const joined = await sql`insert into user_orgs (user_id, org_id, position, inferred)
    select distinct e.user_id, c.org_id, ${INFERRED_POSITION}::int, true
    from users u join enrollments e on e.user_id = u.id join classes c on c.id = e.class_id where ${people}
    on conflict do nothing`.execute(trx);
  await sql`insert into user_orgs (user_id, org_id, position, inferred)
    select u.id, u.district_id, ${INFERRED_POSITION}::int, true from users u
    where ${people} and not exists (select from user_orgs m where m.user_id = u.id)`.execute(trx);
  return Number(joined.numAffectedRows ?? 0n);
}

/** All orgs of a person, the author's and others, the primary one first. */
export async function orgsOf(trx: Trx, userId: string): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('user_orgs')
    .select('org_id')
    .where('user_id', '=', userId)
    .orderBy('position')
    .orderBy('org_id')
    .execute();
  return rows.map(({ org_id }) => org_id);
}
