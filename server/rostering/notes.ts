import type { ReportEntry } from '../../shared/roster/report.ts';
import type { LicenseCounts } from './importLicenses.ts';
import type { PlacedOrgs } from './placeOrgs.ts';

type Found = Readonly<{
  placed: PlacedOrgs | null;
  inferred: number;
  ended: number;
  given: LicenseCounts | null;
  /** Of a sync: rows about schools whose rosters are kept elsewhere. */
  leftOut: Readonly<{ orgs: number; users: number; classes: number; kept: number }>;
}>;

/** What the importer did about things that no single row is to blame for. */
export function notesOf({ placed, inferred, ended, given, leftOut }: Found): readonly ReportEntry[] {
  const notes: ReportEntry[] = [];
  const note = (
    file: string,
    action: ReportEntry['action'],
    code: ReportEntry['code'],
    message: string,
  ): ReportEntry => ({ file, row: null, column: null, action, code, message });
  if (placed?.district.isAssumed) {
    const message = `No district is listed; one was made and named “${placed.district.name}”.`;
    notes.push(note('orgs.csv', 'fixed', 'districtAssumed', message));
  } else if (placed && placed.assumed.length > 0) {
    const message = `${placed.assumed.length} orgs name no org above them and were put under the district.`;
    notes.push(note('orgs.csv', 'fixed', 'parentAssumed', message));
  }
  if (inferred > 0) {
    const message = `${inferred} people were taken as belonging to the school of a class they are enrolled in.`;
    notes.push(note('enrollments.csv', 'fixed', 'membershipAssumed', message));
  }
  if (ended > 0) {
    notes.push(note('enrollments.csv', 'skipped', 'enrollmentEnded', `${ended} enrollments have ended.`));
  }
  if (given && given.unknownPools.length > 0) {
    const message = `The org or product of ${given.unknownPools.length} pools is not in the database.`;
    notes.push(note('licenses.csv', 'skipped', 'unknownInDatabase', message));
  }
  if (given && given.leftAlone > 0) {
    const message =
      `${given.leftAlone} rows are about pools that were here before; ` + 'who holds their licenses was left as it is.';
    notes.push(note('assignments.csv', 'skipped', 'poolKnown', message));
  }
  for (const [file, what, count] of [
    ['orgs.csv', 'orgs', leftOut.orgs],
    ['users.csv', 'people', leftOut.users],
    ['classes.csv', 'classes', leftOut.classes],
  ] as const) {
    if (count === 0) continue;
    const message = `${count} ${what} are of schools whose rosters are kept elsewhere, and were left as they are.`;
    notes.push(note(file, 'skipped', 'keptElsewhere', message));
  }
  if (leftOut.kept > 0) {
    const message = `${leftOut.kept} people belong to a school whose roster is kept elsewhere too; their names and roles were left as they are.`;
    notes.push(note('users.csv', 'skipped', 'keptElsewhere', message));
  }
  return notes;
}
