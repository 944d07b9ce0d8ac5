import type { FileRole } from './roles.ts';
import type { RosterOrg, RosterRole } from './roster.ts';

/** One role a file gives a person at some orgs; `isPrimary` when the file says it is the main one. */
export type RoleClaim = {
  readonly role: Exclude<FileRole, 'notKept'>;
  readonly orgSourcedIds: readonly string[];
  readonly isPrimary: boolean;
};

/** The one role a person has here, and where; what of the file's claims could not be honored. */
export type SettledRole<T extends RoleClaim> = {
  readonly role: RosterRole;
  readonly orgSourcedIds: readonly string[];
  /** Claims of another role. */
  readonly otherRoles: readonly T[];
  /** The chosen claim gave more than we take: a district administrator named for a school only, or the reverse. */
  readonly narrowed: boolean;
};

/**
 * Settles what a person is. The rule behind every choice: a roster file never gives more rights than it says beyond doubt.
 */
export function settleRole<T extends RoleClaim>(
  claims: readonly [T, ...T[]],
  orgType: (sourcedId: string) => RosterOrg['type'] | undefined,
): SettledRole<T> {
  const chosen = claims.find((claim) => claim.isPrimary) ?? claims[0];
  const place = placeRole(chosen, orgType);
  const orgs = new Set(place.orgSourcedIds);
  const otherRoles: T[] = [];
  for (const claim of claims) {
    if (claim === chosen) continue;
    const other = placeRole(claim, orgType);
    if (other.role !== place.role) otherRoles.push(claim);
    // An administrator of one school who teaches at another does not administer both.
    if (other.role === place.role || (isTeaching(place.role) && other.role !== 'student')) {
      other.orgSourcedIds.forEach((org) => orgs.add(org));
    }
  }
  return { role: place.role, orgSourcedIds: [...orgs], otherRoles, narrowed: place.narrowed };
}

function isTeaching(role: RosterRole): boolean {
  return role === 'teacher' || role === 'aide' || role === 'proctor';
}

/** The role one claim gives, and where. */
export function placeRole(
  { role, orgSourcedIds }: RoleClaim,
  orgType: (sourcedId: string) => RosterOrg['type'] | undefined,
): Pick<SettledRole<RoleClaim>, 'role' | 'orgSourcedIds' | 'narrowed'> {
  switch (role) {
    case 'student':
    case 'teacher':
    case 'aide':
    case 'proctor':
      return { role, orgSourcedIds, narrowed: false };
    case 'administrator':
      // The first org decides; the standard has one role for the office of a school and that of the district.
      return orgType(orgSourcedIds[0] ?? '') === 'district'
        ? { role: 'districtAdministrator', orgSourcedIds, narrowed: false }
        : atSchoolsOnly(orgSourcedIds, orgType);
    case 'siteAdministrator':
      return atSchoolsOnly(orgSourcedIds, orgType);
    case 'districtAdministrator':
    case 'systemAdministrator': {
      const isSchool = (org: string) => orgType(org) === 'school';
      if (orgSourcedIds.every(isSchool)) return { role: 'schoolAdministrator', orgSourcedIds, narrowed: true };
      const districtsFirst = [...orgSourcedIds].sort((a, b) => Number(isSchool(a)) - Number(isSchool(b)));
      return { role: 'districtAdministrator', orgSourcedIds: districtsFirst, narrowed: false };
    }
  }
}

/** A district among the orgs of a school's administrator would hand them every school of it. */
function atSchoolsOnly(
  orgSourcedIds: readonly string[],
  orgType: (sourcedId: string) => RosterOrg['type'] | undefined,
): Pick<SettledRole<RoleClaim>, 'role' | 'orgSourcedIds' | 'narrowed'> {
  const schools = orgSourcedIds.filter((org) => orgType(org) !== 'district');
  if (schools.length === 0) return { role: 'schoolAdministrator', orgSourcedIds, narrowed: true };
  return { role: 'schoolAdministrator', orgSourcedIds: schools, narrowed: schools.length < orgSourcedIds.length };
}
