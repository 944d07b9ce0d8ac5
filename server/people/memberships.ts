import { sql } from 'kysely';
import type { Trx } from '../database/transaction.ts';

/** Where a membership that only comes from a class stands: behind all others (as the importer has it). */
const INFERRED_POSITION = 1000;

/**
 * Whoever is enrolled in a school's class belongs to that school too, and only as long, unless they do anyway: else its
 * office would see an enrollment without the person.
 */
export async function settleMemberships(trx: Trx, userIds: readonly string[]): Promise<void> {
  await sql`delete from user_orgs t where t.user_id = any (${userIds}::text[]) and t.inferred
    and not exists (select from enrollments e join classes c on c.id = e.class_id
      where e.user_id = t.user_id and c.org_id = t.org_id)`.execute(trx);
  await sql`insert into user_orgs (user_id, org_id, position, inferred)
    select distinct e.user_id, c.org_id, ${INFERRED_POSITION}::int, true
    from enrollments e join classes c on c.id = e.class_id where e.user_id = any (${userIds}::text[])
    on conflict do nothing`.execute(trx);
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
