import type { User } from '../contract/rows.ts';
import { orgAndAncestors, type World } from './world.ts';

/** May the actor act for this person at all? */
export function mayActFor(world: World, user: User): boolean {
  switch (world.actor.role) {
    case 'districtAdministrator':
    case 'schoolAdministrator':
      return user.orgIds.some((orgId) => orgAndAncestors(world, orgId).some((id) => world.actor.orgIds.includes(id)));
    case 'teacher':
      return user.role === 'student' && world.teaches(user.id);
  }
}
