import { sql } from 'kysely';
import { OrgId } from '../../shared/contract/ids.ts';
import type { SchoolCounts } from '../../shared/contract/rosterSync.ts';
import type { RosterSource } from '../../shared/contract/rows.ts';
import { readLicenseFiles } from '../../shared/roster/readLicenseFiles.ts';
import { readOneRoster } from '../../shared/roster/readOneRoster.ts';
import type { ReadLicensesResult } from '../../shared/roster/licenses.ts';
import type { Report, ReportEntry } from '../../shared/roster/report.ts';
import type { FileMode, Roster, RosterFileKind } from '../../shared/roster/roster.ts';
import { inTransaction, type Db, type Trx } from '../database/transaction.ts';
import { NOTICE_CHANNEL } from '../events/channel.ts';
import { reviewDistrict } from '../licensing/serveDistrict.ts';
import { dayIn } from '../licensing/today.ts';
import { settleMemberships } from '../people/memberships.ts';
import { startupError } from '../startupError.ts';
import { chooseDistrict, onlyDistrict, type DistrictChoice } from './chooseDistrict.ts';
import { importClasses, importEnrollments } from './importClasses.ts';
import { importLicenses } from './importLicenses.ts';
import { importOrgs, importSessions } from './importOrgs.ts';
import { importPeople } from './importPeople.ts';
import { notesOf } from './notes.ts';
import { placeOrgs, type PlacedOrgs } from './placeOrgs.ts';
import { cutToReach, loadReach, orgsWithin } from './reach.ts';
import type { Upload } from './readUpload.ts';
import { returnLicenses } from './returnLicenses.ts';
import { countBySchool, listLeavers, rememberPeople } from './schoolCounts.ts';
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
  /** What became of each org's people. */
  schools: readonly SchoolCounts[];
  /** Taken back from people who left, where the district wants it so. */
  licensesReturned: number;
  report: Report;
}>;

export type ImportOptions = Readonly<{ district?: DistrictChoice; now: Date; onStep?: (step: string) => void }>;

type Modes = Readonly<Record<RosterFileKind, FileMode>>;

/** An upload that was read: what is to be written, and what was fixed, skipped or refused in reading. */
export type ReadImport = Readonly<{
  name: string;
  roster: Roster;
  modes: Modes;
  licenses: Extract<ReadLicensesResult, { ok: true }> | null;
  report: Report;
}>;

/** Reads an upload without touching the database; what cannot be read at all is refused. */
export function readImport(upload: Upload): ReadImport {
  const read = readOneRoster(upload.roster);
  if (!read.ok) throw startupError(read.fatal.message);
  const licenses = upload.licenses.length === 0 ? null : readLicenseFiles(upload.licenses, bulkOnly(read));
  if (licenses && !licenses.ok) throw startupError(licenses.fatal.message);
  const report = joinReports([read.report, ...(licenses ? [licenses.report] : [])], []);
  return { name: upload.name, roster: read.roster, modes: read.mode, licenses, report };
}

/** Reads an upload and writes it, wholly or not at all. What cannot be read at all is refused before a row is written. */
export async function importUpload(db: Db, upload: Upload, options: ImportOptions): Promise<Imported> {
  const { district = { kind: 'byFile' }, now, onStep = () => {} } = options;
  onStep('Reading the roster …');
  const read = readImport(upload);
  onStep('Writing it to the database …');
  const imported = await inTransaction(db, async (trx) => writeImport(trx, read, { district, now }));
  await afterImport(db, imported.districtId, now);
  return imported;
}

/** What follows an import once it is committed. */
export async function afterImport(db: Db, districtId: string, now: Date): Promise<void> {
  // The planner's idea of a table that has just been filled is that of an empty one.
  await sql`analyze`.execute(db);
  // Quantities may have risen, and people left or come.
  await reviewDistrict(db, OrgId.parse(districtId), now);
}

type WriteOptions = Readonly<{
  district: DistrictChoice;
  now: Date;
  /** Of a sync, or `manual` of an upload by an office: only schools whose rosters are kept there are touched. */
  source?: RosterSource;
}>;

/** Writes what was read, in the caller's transaction, and counts what became of each school's people. */
export async function writeImport(trx: Trx, read: ReadImport, options: WriteOptions): Promise<Imported> {
  const { district, now, source = null } = options;
  const placed = placeOrgs(read.roster.orgs, read.name);
  const districtId = await districtOf(trx, read, placed, district, source);
  const { notes, ...imported } = await writeAll(trx, districtId, { placed, read, now, source });
  return { ...imported, report: joinReports([read.report], notes) };
}

async function districtOf(
  trx: Trx,
  { modes }: ReadImport,
  placed: PlacedOrgs,
  choice: DistrictChoice,
  source: RosterSource | null,
): Promise<string> {
  // It is of a district that is here; what the file calls it is no reason to rename it.
  if (source !== null && choice.kind === 'known') return choice.id;
  const isUnnamed = modes.orgs === 'absent' || (modes.orgs === 'delta' && placed.district.isAssumed);
  return isUnnamed ? onlyDistrict(trx, choice) : chooseDistrict(trx, placed, choice);
}

type Writable = Readonly<{ placed: PlacedOrgs; read: ReadImport; now: Date; source: RosterSource | null }>;

async function writeAll(
  trx: Trx,
  districtId: string,
  { placed, read, now, source }: Writable,
): Promise<Omit<Imported, 'report'> & Readonly<{ notes: readonly ReportEntry[] }>> {
  // One import of a district at a time.
  const district = await trx
    .selectFrom('districts')
    .innerJoin('orgs', 'orgs.id', 'districts.id')
    .select(['time_zone', 'return_licenses_of_leavers', 'orgs.name'])
    .where('districts.id', '=', districtId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await rememberPeople(trx, districtId);
  const { modes, licenses } = read;
  const isBulk = (kind: RosterFileKind): boolean => modes[kind] === 'bulk';
  const isThere = (kind: RosterFileKind): boolean => modes[kind] !== 'absent';
  const { leftOut: orgsLeftOut, ...orgs } = isThere('orgs')
    ? await importOrgs(trx, districtId, placed, source)
    : { ...NO_COUNTS, leftOut: 0 };
  const named = source === 'manual' && isBulk('orgs') ? orgsWithin(read.roster) : null;
  const reach = source === null ? null : await loadReach(trx, districtId, source, named);
  const { roster, leftOut } = reach
    ? cutToReach(read.roster, reach)
    : { roster: read.roster, leftOut: { users: 0, classes: 0 } };
  const academicSessions = isThere('academicSessions')
    ? await importSessions(trx, districtId, roster, isBulk('academicSessions'), reach)
    : NO_COUNTS;
  const { kept, homeless, ...users } = isThere('users')
    ? await importPeople(trx, districtId, roster, isBulk('users'), reach)
    : { ...NO_COUNTS, kept: 0, homeless: { leftOut: [], stayed: 0 } };
  const { unknown: unknownClasses, ...classes } = isThere('classes')
    ? await importClasses(trx, districtId, roster, isBulk('classes'), reach)
    : { ...NO_COUNTS, unknown: 0 };
  const today = dayIn(district.time_zone, now);
  const {
    ended,
    unknown: unknownEnrollments,
    ...enrollments
  } = isThere('enrollments')
    ? await importEnrollments(trx, districtId, roster, isBulk('enrollments'), today, reach)
    : { ...NO_COUNTS, ended: 0, unknown: 0 };
  const inferred = await settleMemberships(trx, { districtId });
  const given = licenses ? await importLicenses(trx, districtId, licenses, now) : null;
  const schools = await countBySchool(trx, districtId);
  const licensesReturned = district.return_licenses_of_leavers
    ? await returnLicenses(trx, { districtId, userIds: await listLeavers(trx), at: now })
    : 0;
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
    schools,
    licensesReturned,
    notes: notesOf({
      placed: isThere('orgs') && source === null ? placed : null,
      inferred,
      ended,
      given,
      homeless,
      unknown: { classes: unknownClasses, enrollments: unknownEnrollments },
      leftOut: { ...leftOut, orgs: orgsLeftOut, kept },
    }),
  };
}

/** In a delta the database knows people whom the files do not name. */
function bulkOnly({ mode, roster }: Extract<ReturnType<typeof readOneRoster>, { ok: true }>): Roster | null {
  return mode.users === 'bulk' && mode.orgs === 'bulk' ? roster : null;
}

function joinReports(reports: readonly Report[], notes: readonly ReportEntry[]): Report {
  return {
    files: reports.flatMap(({ files }) => files),
    entries: [...reports.flatMap(({ entries }) => entries), ...notes],
  };
}
