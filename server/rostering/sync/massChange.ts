import type { SchoolCounts } from '../../../shared/contract/rosterSync.ts';

/** The schools that would lose more than this share of their people. */
export function massChanges(schools: readonly SchoolCounts[], abovePercent: number): readonly SchoolCounts[] {
  return schools.filter(({ people, leaving }) => leaving * 100 > people * abovePercent);
}

/** The schools that a run alters anything about. */
export function changedSchools(schools: readonly SchoolCounts[]): readonly SchoolCounts[] {
  return schools.filter(({ added, changed, leaving }) => added + changed + leaving > 0);
}
