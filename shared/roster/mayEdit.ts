import type { OrgId } from '../contract/ids.ts';
import type { Class, Org, User } from '../contract/rows.ts';
import { orgAndAncestors, type Actor } from '../licensing/world.ts';

/** What the rules of roster edits need to know; `org` knows every org that is named, and those above it. */
export type EditWorld = Readonly<{ actor: Actor; org: (id: OrgId) => Org | undefined }>;

/** Why an edit may not happen: not this account, or not here but in the rostering platform. */
export type EditRefusal = 'forbidden' | 'rosterManaged';

/** What an edit of a person alters that is more than their name and grade. */
export type PersonEdit = Readonly<{
  /** Orgs they are put into and taken out of. */
  added: readonly OrgId[];
  removed: readonly OrgId[];
  /** Role or status: it is about the person at every school of theirs. */
  everywhere: boolean;
}>;

/** May the actor add something (a person, a class, an enrollment) at these orgs? */
export function mayAddAt(world: EditWorld, orgIds: readonly OrgId[]): EditRefusal | null {
  return reachesAll(world, orgIds) ? managedAt(world, orgIds) : 'forbidden';
}

/** May the actor edit this person so? `person.orgIds` are all orgs of theirs that anybody knows of. */
export function mayEditPerson(world: EditWorld, person: User, edit: PersonEdit): EditRefusal | null {
  const { added, removed, everywhere } = edit;
  const reached = person.orgIds.filter((orgId) => reaches(world, orgId));
  if (reached.length === 0 || !reachesAll(world, [...added, ...removed])) return 'forbidden';
  if (everywhere && reached.length < person.orgIds.length) return 'forbidden';
  if (person.rosterSource !== 'manual') return 'rosterManaged';
  return managedAt(world, [...person.orgIds, ...added]);
}

/** May the actor edit or remove a class, or who is in it? With another org, or another class, it is a move there. */
export function mayEditClass(
  world: EditWorld,
  { orgId }: Pick<Class, 'orgId'>,
  to: Pick<Class, 'orgId'> = { orgId },
): EditRefusal | null {
  return mayAddAt(world, [orgId, to.orgId]);
}

/** Are these all orgs of an administrator's own, or below one? A teacher has none. */
export function reachesAll(world: EditWorld, orgIds: readonly OrgId[]): boolean {
  return orgIds.every((orgId) => reaches(world, orgId));
}

/** A teacher edits no roster; an administrator that of the own orgs and all below. */
function reaches(world: EditWorld, orgId: OrgId): boolean {
  switch (world.actor.role) {
    case 'districtAdministrator':
    case 'schoolAdministrator':
      return orgAndAncestors(world, orgId).some((id) => world.actor.orgIds.includes(id));
    case 'teacher':
      return false;
  }
}

function managedAt(world: EditWorld, orgIds: readonly OrgId[]): EditRefusal | null {
  return orgIds.some((orgId) => world.org(orgId)?.rosterSource !== 'manual') ? 'rosterManaged' : null;
}
