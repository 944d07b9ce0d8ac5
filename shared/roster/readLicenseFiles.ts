import type { ReadLicensesResult } from './licenses.ts';
import type { Roster, RosterFile } from './roster.ts';

/** Reads `products.csv`, `licenses.csv` and `assignments.csv`; with a roster, their org and user ids are checked too. */
export function readLicenseFiles(
  files: readonly RosterFile[],
  roster?: Pick<Roster, 'orgs' | 'users'>,
): ReadLicensesResult {
  void files;
  void roster;
  throw new Error('not written yet');
}
