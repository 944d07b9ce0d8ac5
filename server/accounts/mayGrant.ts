import type { OrgId } from '../../shared/contract/ids.ts';
import type { AccountRole } from '../../shared/contract/session.ts';
import { reachesAll, type EditWorld } from '../../shared/roster/mayEdit.ts';

/** What an account may do, and where. */
export type Grant = Readonly<{ role: AccountRole; orgIds: readonly OrgId[] }>;

/**
 * May this administrator give an account such rights, or take them? Never more than their own: the district's anything
 * in the district, a school's nothing but schools of theirs.
 */
export function mayGrant(world: EditWorld, { role, orgIds }: Grant): boolean {
  switch (world.actor.role) {
    case 'districtAdministrator':
      return reachesAll(world, orgIds);
    case 'schoolAdministrator':
      return role !== 'districtAdministrator' && reachesAll(world, orgIds);
    case 'teacher':
      return false;
  }
}

/** Is there such a grant at all? The district is its administrators' only; they have it whole. */
export function isGrant(world: EditWorld, { role, orgIds }: Grant): boolean {
  const isDistrict = orgIds.map((orgId) => world.org(orgId)?.type === 'district');
  if (new Set(orgIds).size < orgIds.length) return false;
  return role === 'districtAdministrator'
    ? isDistrict.length === 1 && isDistrict[0] === true
    : !isDistrict.includes(true);
}
