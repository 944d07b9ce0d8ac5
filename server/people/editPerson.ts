import { sql } from 'kysely';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { EditPerson } from '../../shared/contract/rosterEdit.ts';
import type { User } from '../../shared/contract/rows.ts';
import { mayEditPerson, type EditWorld } from '../../shared/roster/mayEdit.ts';
import type { Trx } from '../database/transaction.ts';
import { insist, loadEditWorld } from './editWorld.ts';
import { orgsOf, settleMemberships } from './memberships.ts';
import { administers, insistOnPerson } from './personFields.ts';
import { insistOnSeen, isSame } from './premise.ts';
import { readRow } from './readRow.ts';
import type { EditContext, Edited } from './runEdit.ts';

type Wanted = Omit<User, 'id' | 'rosterSource'> & Readonly<{ email: string | null }>;

/** Alters a person: name, grade, role, e-mail, where they belong, whether they are still here. */
export async function editPerson(
  context: EditContext,
  id: string,
  { seen, change }: Pick<EditPerson, 'seen' | 'change'>,
): Promise<Edited> {
  const { trx, sight } = context;
  // The lock that license changes take too: what they decide by does not alter under them.
  const locked = await sql<{ email: string | null }>`
    select email from users where id = ${id} and district_id = ${sight.districtId} for no key update`.execute(trx);
  const row = await readRow(trx, sight, 'users', id);
  const before: Wanted = { ...row, email: locked.rows[0]?.email ?? null };
  const wanted = wantedOf(before, change);
  for (const orgId of wanted.orgIds) await readRow(trx, sight, 'orgs', orgId);

  const everywhere = (await orgsOf(trx, id)) as readonly OrgId[];
  const added = wanted.orgIds.filter((orgId) => !row.orgIds.includes(orgId));
  const removed = row.orgIds.filter((orgId) => !wanted.orgIds.includes(orgId));
  const world = await loadEditWorld(context, [...everywhere, ...added]);
  insist(
    mayEditPerson(
      world,
      { ...row, orgIds: [...everywhere] },
      { added, removed, everywhere: wanted.role !== row.role || wanted.status !== row.status },
    ),
  );
  insistOnPerson(wanted, row.role);

  const concerned = { userIds: [id], orgIds: [...everywhere, ...added] };
  if (isSame(wanted, before)) return { row, noop: true, ...concerned };
  insistOnSeen(row, seen);
  await writePerson(trx, id, wanted, world);
  if (!isSame(wanted.orgIds, row.orgIds)) {
    await moveTo(trx, id, wanted.orgIds, removed, everywhere.length > row.orgIds.length);
  }
  return { row: await readRow(trx, sight, 'users', id), noop: false, ...concerned };
}

function wantedOf(before: Wanted, change: EditPerson['change']): Wanted {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const wanted = { ...before, ...(named as Partial<Wanted>) };
  return { ...wanted, email: wanted.email?.toLowerCase() ?? null };
}

async function writePerson(trx: Trx, id: string, wanted: Wanted, world: EditWorld): Promise<void> {
  const { givenName, familyName, role, grade, status, email, orgIds } = wanted;
  await trx
    .updateTable('users')
    .set({
      given_name: givenName,
      family_name: familyName,
      role,
      administers: administers(role, orgIds[0] && world.org(orgIds[0])),
      grade,
      status,
      email,
    })
    .where('id', '=', id)
    .execute();
}

/** Orgs that the author does not see stay, and so does the order when there are any: it is not only theirs to say. */
async function moveTo(
  trx: Trx,
  id: string,
  orgIds: readonly string[],
  removed: readonly string[],
  areMore: boolean,
): Promise<void> {
  await sql`delete from enrollments e using classes c
    where c.id = e.class_id and e.user_id = ${id} and c.org_id = any (${removed}::text[])`.execute(trx);
  await sql`delete from user_orgs where user_id = ${id} and org_id = any (${removed}::text[])`.execute(trx);
  const rest = areMore ? await orgsOf(trx, id) : [];
  const order = areMore ? [...rest, ...orgIds.filter((orgId) => !rest.includes(orgId))] : orgIds;
  await sql`insert into user_orgs as t (user_id, org_id, position, inferred)
    select ${id}, org_id, place - 1, false from unnest(${order}::text[]) with ordinality listed (org_id, place)
    on conflict (user_id, org_id) do update set position = excluded.position,
      inferred = t.inferred and t.org_id <> all (${orgIds}::text[])`.execute(trx);
  await settleMemberships(trx, { userIds: [id] });
}
