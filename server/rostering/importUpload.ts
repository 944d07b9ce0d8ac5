import { sql } from 'kysely';
import { readLicenseFiles } from '../../shared/roster/readLicenseFiles.ts';
import { readOneRoster } from '../../shared/roster/readOneRoster.ts';
import type { ReadLicensesResult } from '../../shared/roster/licenses.ts';
import type { Report, ReportEntry } from '../../shared/roster/report.ts';
import type { FileMode, Roster, RosterFileKind } from '../../shared/roster/roster.ts';
import { inTransaction, type Db, type Trx } from '../database/transaction.ts';
import { NOTICE_CHANNEL } from '../events/channel.ts';
import { dayIn } from '../licensing/today.ts';
import { startupError } from '../startupError.ts';
import { chooseDistrict, onlyDistrict, type DistrictChoice } from './chooseDistrict.ts';
import { importClasses, importEnrollments, inferMemberships } from './importClasses.ts';
import { importLicenses, type LicenseCounts } from './importLicenses.ts';
import { importOrgs, importSessions } from './importOrgs.ts';
import { importPeople } from './importPeople.ts';
import { placeOrgs, type PlacedOrgs } from './placeOrgs.ts';
import type { Upload } from './readUpload.ts';
import { NO_COUNTS, type Counts } from './upsert.ts';

/** What an import did, table by table, and what was fixed, skipped or refused on the way. */
export type Imported = Readonly<{
  districtId: string;
  districtName: string;
  counts: Readonly<{
    orgs: Counts;
    academicSessions: Counts;
    users: Counts;
    classes: Counts;
    enrollments: Counts;
    products: Counts;
    pools: Counts;
    assignments: Counts;
  }>;
  report: Report;
}>;

export type ImportOptions = Readonly<{ district?: DistrictChoice; now: Date; onStep?: (step: string) => void }>;

type Modes = Readonly<Record<RosterFileKind, FileMode>>;

/** Reads an upload and writes it, wholly or not at all. What cannot be read at all is refused before a row is written. */
export async function importUpload(db: Db, upload: Upload, options: ImportOptions): Promise<Imported> {
  const { district = { kind: 'byFile' }, now, onStep = () => {} } = options;
  onStep('Reading the roster …');
  const read = readOneRoster(upload.roster);
  if (!read.ok) throw startupError(read.fatal.message);
  const licenses = upload.licenses.length === 0 ? null : readLicenseFiles(upload.licenses, bulkOnly(read));
  if (licenses && !licenses.ok) throw startupError(licenses.fatal.message);

  onStep('Writing it to the database …');
  const imported = await inTransaction(db, async (trx) => {
    const placed = placeOrgs(read.roster.orgs, upload.name);
    const districtId =
      read.mode.orgs === 'absent' || (read.mode.orgs === 'delta' && placed.district.isAssumed)
        ? await onlyDistrict(trx, district)
        : await chooseDistrict(trx, placed, district);
    return writeAll(trx, districtId, { placed, roster: read.roster, modes: read.mode, licenses, now });
  });
  // The planner's idea of a table that has just been filled is that of an empty one.
  await sql`analyze`.execute(db);
  return {
    ...imported,
    report: joinReports([read.report, ...(licenses ? [licenses.report] : [])], imported.notes),
  };
}

type Readable = Readonly<{
  placed: PlacedOrgs;
  roster: Roster;
  modes: Modes;
  licenses: Extract<ReadLicensesResult, { ok: true }> | null;
  now: Date;
}>;

async function writeAll(
  trx: Trx,
  districtId: string,
  { placed, roster, modes, licenses, now }: Readable,
): Promise<Omit<Imported, 'report'> & Readonly<{ notes: readonly ReportEntry[] }>> {
  // One import of a district at a time.
  const district = await trx
    .selectFrom('districts')
    .innerJoin('orgs', 'orgs.id', 'districts.id')
    .select(['time_zone', 'orgs.name'])
    .where('districts.id', '=', districtId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const isBulk = (kind: RosterFileKind): boolean => modes[kind] === 'bulk';
  const isThere = (kind: RosterFileKind): boolean => modes[kind] !== 'absent';
  const orgs = isThere('orgs') ? await importOrgs(trx, districtId, placed) : NO_COUNTS;
  const academicSessions = isThere('academicSessions')
    ? await importSessions(trx, districtId, roster, isBulk('academicSessions'))
    : NO_COUNTS;
  const users = isThere('users') ? await importPeople(trx, districtId, roster, isBulk('users')) : NO_COUNTS;
  const classes = isThere('classes') ? await importClasses(trx, districtId, roster, isBulk('classes')) : NO_COUNTS;
  const enrollments = isThere('enrollments')
    ? await importEnrollments(trx, districtId, roster, isBulk('enrollments'), dayIn(district.time_zone, now))
    : { ...NO_COUNTS, ended: 0 };
  const inferred = await inferMemberships(trx, districtId);
  const given = licenses ? await importLicenses(trx, districtId, licenses, now) : null;
  await sql`select pg_notify(${NOTICE_CHANNEL}, ${districtId})`.execute(trx);
  return {
    districtId,
    districtName: district.name,
    counts: {
      orgs,
      academicSessions,
      users,
      classes,
      enrollments,
      products: given?.products ?? NO_COUNTS,
      pools: given?.pools ?? NO_COUNTS,
      assignments: given?.assignments ?? NO_COUNTS,
    },
    notes: notesOf({ placed: isThere('orgs') ? placed : null, inferred, ended: enrollments.ended, given }),
  };
}

/** In a delta the database knows people whom the files do not name. */
function bulkOnly({ mode, roster }: Extract<ReturnType<typeof readOneRoster>, { ok: true }>): Roster | null {
  return mode.users === 'bulk' && mode.orgs === 'bulk' ? roster : null;
}

type Found = Readonly<{
  placed: PlacedOrgs | null;
  inferred: number;
  ended: number;
  given: LicenseCounts | null;
}>;

/** What the importer did about things that no single row is to blame for. */
function notesOf({ placed, inferred, ended, given }: Found): readonly ReportEntry[] {
  const note = (
    file: string,
    action: ReportEntry['action'],
    code: ReportEntry['code'],
    message: string,
  ): ReportEntry => ({ file, row: null, column: null, action, code, message });
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
  if (given && given.unknownPools.length > 0) {
    const message = `The org or product of ${given.unknownPools.length} pools is not in the database.`;
    notes.push(note('licenses.csv', 'skipped', 'unknownInDatabase', message));
  }
  if (given && given.leftAlone > 0) {
    const message =
      `${given.leftAlone} rows are about pools that were here before; ` + 'who holds their licenses was left as it is.';
    notes.push(note('assignments.csv', 'skipped', 'poolKnown', message));
  }
  return notes;
}

function joinReports(reports: readonly Report[], notes: readonly ReportEntry[]): Report {
  return {
    files: reports.flatMap(({ files }) => files),
    entries: [...reports.flatMap(({ entries }) => entries), ...notes],
  };
}
