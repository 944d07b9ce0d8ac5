import { describe, expect, it } from 'vitest';
import type { RosterOrg } from '../../shared/roster/roster.ts';
import { placeOrgs } from './placeOrgs.ts';

const org = (sourcedId: string, type: RosterOrg['type'], parentSourcedId: string | null = null): RosterOrg => ({
  sourcedId,
  name: `Name of ${sourcedId}`,
  type,
  parentSourcedId,
  rosterSource: null,
});
const orgs = (...all: readonly RosterOrg[]): ReadonlyMap<string, RosterOrg> =>
  new Map(all.map((one) => [one.sourcedId, one]));

describe('finding the district of an upload', () => {
  it('takes the district at the top, and leaves what is below where it is', () => {
    const placed = placeOrgs(
      orgs(org('s1', 'school', 'd2'), org('d1', 'district'), org('d2', 'district', 'd1')),
      'zip',
    );
    expect(placed.district).toEqual({ sourcedId: 'd1', name: 'Name of d1', isAssumed: false });
    expect(placed.below.map(({ sourcedId, parentSourcedId }) => [sourcedId, parentSourcedId])).toEqual([
      ['s1', 'd2'],
      ['d2', 'd1'],
    ]);
    expect(placed.assumed).toEqual([]);
  });

  it('takes the one of several with the most below it, and puts the others under it', () => {
    const placed = placeOrgs(orgs(org('d1', 'district'), org('d2', 'district'), org('s1', 'school', 'd2')), 'zip');
    expect(placed.district.sourcedId).toBe('d2');
    expect(placed.below.find(({ sourcedId }) => sourcedId === 'd1')?.parentSourcedId).toBe('d2');
    expect(placed.assumed).toEqual(['d1']);
  });

  it('makes one, named after the upload, where there is none', () => {
    const placed = placeOrgs(orgs(org('s1', 'school')), 'Alder Creek');
    expect(placed.district).toEqual({ sourcedId: 'district:Alder Creek', name: 'Alder Creek', isAssumed: true });
    expect(placed.below[0]?.parentSourcedId).toBe('district:Alder Creek');
  });
});
