import type { NewPerson } from '../../shared/contract/rosterEdit.ts';
import { mayAddAt } from '../../shared/roster/mayEdit.ts';
import { madeHereId } from '../../shared/roster/madeHere.ts';
import { insist, loadEditWorld } from './editWorld.ts';
import { administers, insistOnPerson } from './personFields.ts';
import { idTaken, isSame } from './premise.ts';
import { findRow, readRow } from './readRow.ts';
import type { EditContext, Edited } from './runEdit.ts';

/** Adds a person to the roster. One who is there already, just so, is left as they are. */
export async function createPerson(context: EditContext, id: string, person: NewPerson): Promise<Edited> {
  const { trx, sight } = context;
  const { givenName, familyName, role, grade, orgIds } = person;
  const email = person.email?.toLowerCase() ?? null;
  insistOnPerson({ role, grade, email, orgIds });
  for (const orgId of orgIds) await readRow(trx, sight, 'orgs', orgId);
  const world = await loadEditWorld(context, orgIds);
  insist(mayAddAt(world, orgIds));
  const concerned = { userIds: [id], orgIds };
  const made = await trx
    .insertInto('users')
    .values({
      id,
      district_id: sight.districtId,
      sourced_id: madeHereId(id),
      given_name: givenName,
      family_name: familyName,
      role,
      administers: administers(role, orgIds[0] && world.org(orgIds[0])),
      grade,
      status: 'active',
      roster_source: 'manual',
      email,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) {
    const there = await findRow(trx, sight, 'users', id);
    const wanted = { id, givenName, familyName, role, grade, orgIds, status: 'active', rosterSource: 'manual' };
    if (!there || !isSame(there, wanted)) throw idTaken();
    return { row: there, noop: true, ...concerned };
  }
  await trx
    .insertInto('user_orgs')
    .values(orgIds.map((orgId, position) => ({ user_id: id, org_id: orgId, position, inferred: false })))
    .execute();
  return { row: await readRow(trx, sight, 'users', id), noop: false, ...concerned };
}
