import type { ReportEntry } from '../../shared/roster/report.ts';
import type { LicenseCounts } from './importLicenses.ts';
import type { Homeless } from './importPeople.ts';
import type { PlacedOrgs } from './placeOrgs.ts';

type Found = Readonly<{
  placed: PlacedOrgs | null;
  inferred: number;
  ended: number;
  given: LicenseCounts | null;
  homeless: Homeless;
  /** Rows of a delta about what the database does not have. */
  unknown: Readonly<{ classes: number; enrollments: number }>;
  /** Of a sync: rows about schools whose rosters are kept elsewhere. */
  leftOut: Readonly<{ orgs: number; users: number; classes: number; kept: number }>;
}>;

/** Ids that one note names at most; a file can be wrong from end to end. */
const NAMED = 20;

/** What the importer did about things that no single row is to blame for. */
export function notesOf({ placed, inferred, ended, given, homeless, unknown, leftOut }: Found): readonly ReportEntry[] {
  const notes: ReportEntry[] = [];
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
  for (const entry of unknownNotes(homeless, unknown)) notes.push(entry);
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

function note(file: string, action: ReportEntry['action'], code: ReportEntry['code'], message: string): ReportEntry {
  return { file, row: null, column: null, action, code, message };
}

/** A delta is about more than it holds; what is neither in it nor in the database leads nowhere. */
function unknownNotes({ leftOut, stayed }: Homeless, unknown: Found['unknown']): readonly ReportEntry[] {
  const skipped = (file: string, message: string): ReportEntry => note(file, 'skipped', 'unknownInDatabase', message);
  const notes: ReportEntry[] = [];
  if (leftOut.length > 0) {
    const ids = leftOut.slice(0, NAMED).join(', ') + (leftOut.length > NAMED ? ' …' : '');
    notes.push(skipped('users.csv', `No org of ${leftOut.length} new people is in the database; not added: ${ids}.`));
  }
  if (stayed > 0) {
    const message = `No org of ${stayed} known people is in the database; they stay where they were.`;
    notes.push(note('users.csv', 'fixed', 'unknownInDatabase', message));
  }
  if (unknown.classes > 0) {
    notes.push(skipped('classes.csv', `The school of ${unknown.classes} classes is not in the database.`));
  }
  if (unknown.enrollments > 0) {
    const message = `The class or the person of ${unknown.enrollments} enrollments is not in the database.`;
    notes.push(skipped('enrollments.csv', message));
  }
  return notes;
}
