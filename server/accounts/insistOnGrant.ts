import type { OrgId, UserId } from '../../shared/contract/ids.ts';
import { loadEditWorld } from '../people/editWorld.ts';
import { orgsOf } from '../people/memberships.ts';
import { readRow } from '../people/readRow.ts';
import type { EditContext } from '../people/runEdit.ts';
import { RequestError } from '../problems.ts';
import { isGrant, mayGrant, type Grant } from './mayGrant.ts';

type Granted = Grant & Readonly<{ userId: UserId | null }>;

/** Throws when the administrator may not give such rights, as everything is now. */
export async function insistOnGrant(context: EditContext, { role, orgIds, userId }: Granted): Promise<void> {
  const { trx, sight } = context;
  if (sight.actor.role === 'teacher') throw new RequestError('forbidden');
  for (const orgId of orgIds) await readRow(trx, sight, 'orgs', orgId);
  const world = await loadEditWorld(context, orgIds);
  if (!mayGrant(world, { role, orgIds }))
    throw new RequestError('forbidden', 'Nobody gives more rights than their own.');
  if (!isGrant(world, { role, orgIds })) {
    throw new RequestError('invalidRequest', 'District administrators have the district, everyone else schools.');
  }
  if (userId === null) {
    if (role !== 'teacher') return;
    throw new RequestError('invalidRequest', 'Say who the teacher is on the roster: their classes are found by it.');
  }
  await insistOnPerson(context, role, userId);
}

/** A teacher's account sees all classes of that person, so they must all be the administrator's own to show. */
async function insistOnPerson(context: EditContext, role: Grant['role'], userId: UserId): Promise<void> {
  const { trx, sight } = context;
  const person = await readRow(trx, sight, 'users', userId);
  if (person.role === 'student') throw new RequestError('invalidRequest', 'A student has no account.');
  if (person.status !== 'active') throw new RequestError('inactiveUser');
  if (role !== 'teacher') return;
  const everywhere = (await orgsOf(trx, userId)) as readonly OrgId[];
  const world = await loadEditWorld(context, everywhere);
  const schools = everywhere.filter((orgId) => world.org(orgId)?.type !== 'district');
  if (!mayGrant(world, { role, orgIds: schools })) {
    throw new RequestError('forbidden', 'The person also teaches at schools of others.');
  }
}

/** Are these rights that the administrator could give and take? */
export async function isInReach(context: EditContext, grant: Grant): Promise<boolean> {
  return mayGrant(await loadEditWorld(context, grant.orgIds), grant);
}
