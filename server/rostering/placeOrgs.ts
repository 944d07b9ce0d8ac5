import type { RosterOrg } from '../../shared/roster/roster.ts';

/** Where everything belongs: the district of the upload, and under which org each other org lies. */
export type PlacedOrgs = Readonly<{
  district: Readonly<{ sourcedId: string; name: string; isAssumed: boolean }>;
  /** Every org but the district, with a parent that is never null. */
  below: readonly (RosterOrg & Readonly<{ parentSourcedId: string }>)[];
  /** Orgs that named no parent and were put under the district. */
  assumed: readonly string[];
}>;

/** The sourcedId of a district that no file names. */
const assumedId = (name: string): string => `district:${name}`;

/**
 * Finds the district: the org of that type at the top with the most below it. Files without one get a district named
 * after the upload; orgs without a parent are put under the district, so that its administrators reach them.
 */
export function placeOrgs(orgs: ReadonlyMap<string, RosterOrg>, uploadName: string): PlacedOrgs {
  const tops = [...orgs.values()].filter((org) => org.type === 'district' && org.parentSourcedId === null);
  const sizes = new Map(tops.map((top) => [top.sourcedId, 0]));
  for (const org of orgs.values()) {
    const top = topOf(org, orgs);
    const size = sizes.get(top);
    if (size !== undefined) sizes.set(top, size + 1);
  }
  const largest = tops.reduce<RosterOrg | null>(
    (best, top) => (best === null || (sizes.get(top.sourcedId) ?? 0) > (sizes.get(best.sourcedId) ?? 0) ? top : best),
    null,
  );
  const district = largest
    ? { sourcedId: largest.sourcedId, name: largest.name, isAssumed: false }
    : { sourcedId: assumedId(uploadName), name: uploadName, isAssumed: true };
  const others = [...orgs.values()].filter((org) => org.sourcedId !== district.sourcedId);
  return {
    district,
    below: others.map((org) => ({ ...org, parentSourcedId: org.parentSourcedId ?? district.sourcedId })),
    assumed: others.filter((org) => org.parentSourcedId === null).map((org) => org.sourcedId),
  };
}

function topOf(org: RosterOrg, orgs: ReadonlyMap<string, RosterOrg>): string {
  let at = org;
  // The reader has cut circles; the count guards against one it did not see.
  for (let steps = 0; steps <= orgs.size; steps++) {
    const parent = at.parentSourcedId === null ? undefined : orgs.get(at.parentSourcedId);
    if (!parent) break;
    at = parent;
  }
  return at.sourcedId;
}
