import { describe, expect, it } from 'vitest';
import { OrgId } from '../../../shared/contract/ids.ts';
import type { SchoolCounts } from '../../../shared/contract/rosterSync.ts';
import { changedSchools, massChanges } from './massChange.ts';

const school = (people: number, leaving: number, added = 0): SchoolCounts => ({
  orgId: OrgId.parse('s'),
  people,
  added,
  changed: 0,
  leaving,
  licensesOfLeavers: 0,
});

describe('a mass change', () => {
  it.each([
    ['ten of a hundred are no more than 10 %', school(100, 10), 10, false],
    ['eleven of a hundred are', school(100, 11), 10, true],
    ['one of nine is', school(9, 1), 10, true],
    ['all of them are', school(40, 40), 99, true],
    ['nothing is, where everything may pass', school(40, 40), 100, false],
    ['anyone is, where nothing may', school(1000, 1), 0, true],
    ['nobody leaving never is', school(0, 0, 500), 0, false],
  ])('%s', (_, counts, percent, isOne) => {
    expect(massChanges([counts], percent)).toHaveLength(isOne ? 1 : 0);
  });

  it('is told school by school: a large one does not hide what happens to a small one', () => {
    expect(massChanges([school(5000, 5), school(20, 18)], 10)).toHaveLength(1);
  });

  it('concerns the schools where anything changes', () => {
    expect(changedSchools([school(10, 0), school(10, 0, 1), school(10, 1)])).toHaveLength(2);
  });
});
