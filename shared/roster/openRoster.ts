import { chooseFiles, noteFolder, shownName } from './chooseFiles.ts';
import { type Columns, type ColumnsOf, ROSTER_COLUMNS } from './columns.ts';
import { createFileReport, type FileReport } from './fileReport.ts';
import type { Limits } from './limits.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { isDeltaUpload } from './references.ts';
import type { Fatal } from './report.ts';
import type { FileMode, RosterFile, RosterFileKind } from './roster.ts';
import { openTable, type Table } from './table.ts';

export type RosterTables = { readonly [K in RosterFileKind]: Table<ColumnsOf<K>> | null };

/** Every file of an upload opened, its header understood; nothing read yet. */
export type OpenedRoster =
  | {
      readonly ok: true;
      readonly tables: RosterTables;
      readonly modes: Readonly<Record<RosterFileKind, FileMode>>;
      readonly version: '1.1' | '1.2';
      readonly reports: readonly FileReport[];
    }
  | { readonly ok: false; readonly fatal: Fatal; readonly reports: readonly FileReport[] };

/** In the order in which they must be read: each refers to those before it. */
const KINDS = ['orgs', 'academicSessions', 'courses', 'roles', 'users', 'classes', 'enrollments'] as const;

/** Our own files, which may lie beside the roster. */
const OUR_FILES: ReadonlySet<string> = new Set(['products.csv', 'licenses.csv', 'assignments.csv']);

/** Opens the files of an upload. Whatever makes a whole file unreadable is found here, before a row is read. */
export function openRoster(files: readonly RosterFile[], limits: Limits): OpenedRoster {
  const upload = createFileReport('(upload)', limits);
  const reports = [upload];
  const fail = (fatal: Fatal): OpenedRoster => ({ ok: false, fatal, reports });

  const chosen = chooseFiles(files, ['manifest', ...KINDS.map((kind) => kind.toLowerCase())]);
  if (!chosen.ok) return fail(chosen.fatal);
  const fileOf = (kind: RosterFileKind) => chosen.byName.get(kind.toLowerCase());
  noteFolder(chosen.byName.values(), upload);
  for (const file of chosen.others.filter((other) => !OUR_FILES.has(shownName(other).toLowerCase()))) {
    const message = `${shownName(file)} holds nothing the app needs and was not read.`;
    upload.note('skipped', { code: 'fileNotRead', message });
  }

  const opened = openManifest(chosen.byName.get('manifest'), reports, limits);
  if (!opened.ok) return fail(opened.fatal);
  const modes = modesOf(opened.manifest, (kind) => fileOf(kind) !== undefined, upload);
  const missing = missingFile(chosen, modes);
  if (missing !== null) return fail(missing);

  const tables: Record<RosterFileKind, Table<string> | null> = {
    orgs: null,
    academicSessions: null,
    courses: null,
    users: null,
    roles: null,
    classes: null,
    enrollments: null,
  };
  for (const kind of KINDS) {
    const file = fileOf(kind);
    if (file === undefined) continue;
    const report = createFileReport(shownName(file), limits);
    reports.push(report);
    const table = openTable<string>({ ...file, name: shownName(file) }, columnsOf(kind, modes), report, limits);
    if (!table.ok) return fail(table.fatal);
    tables[kind] = table.table;
  }
  const version = opened.manifest?.version ?? (modes.roles === 'absent' ? '1.1' : '1.2');
  return { ok: true, tables, modes, version, reports };
}

/** Where there is no roles.csv, users.csv must say who is what and where. */
function columnsOf(kind: RosterFileKind, modes: Readonly<Record<RosterFileKind, FileMode>>): Columns {
  if (kind !== 'users' || modes.roles !== 'absent') return ROSTER_COLUMNS[kind];
  const { role, orgSourcedIds } = ROSTER_COLUMNS.users;
  return {
    ...ROSTER_COLUMNS.users,
    role: { ...role, required: true },
    orgSourcedIds: { ...orgSourcedIds, required: true },
  };
}

function openManifest(file: RosterFile | undefined, reports: FileReport[], limits: Limits) {
  if (file === undefined) {
    const message = 'There is no manifest.csv; every file was read as listing everything.';
    reports[0]?.note('fixed', { code: 'manifestMissing', message });
    return { ok: true as const, manifest: null };
  }
  const report = createFileReport(shownName(file), limits);
  reports.push(report);
  return readManifest({ ...file, name: shownName(file) }, report, limits);
}

function modesOf(manifest: Manifest | null, isThere: (kind: RosterFileKind) => boolean, upload: FileReport) {
  const modes: Record<RosterFileKind, FileMode> = {
    orgs: 'absent',
    academicSessions: 'absent',
    courses: 'absent',
    users: 'absent',
    roles: 'absent',
    classes: 'absent',
    enrollments: 'absent',
  };
  for (const kind of KINDS) {
    const said = manifest?.modes[kind] ?? 'absent';
    if (!isThere(kind)) {
      if (said === 'absent') continue;
      const message = `The manifest lists ${kind}.csv, but it is not there.`;
      upload.note('skipped', { code: 'fileMissing', message });
    } else if (manifest !== null && said === 'absent') {
      const message = `The manifest does not list ${kind}.csv, but it is there; read as listing everything.`;
      upload.note('fixed', { code: 'fileUnlisted', message });
      modes[kind] = 'bulk';
    } else {
      modes[kind] = said === 'absent' ? 'bulk' : said;
    }
  }
  return modes;
}

function missingFile(
  chosen: { readonly byName: ReadonlyMap<string, RosterFile>; readonly others: readonly RosterFile[] },
  modes: Readonly<Record<RosterFileKind, FileMode>>,
): Fatal | null {
  const isThere = (kind: RosterFileKind) => modes[kind] !== 'absent';
  if (isDeltaUpload(modes)) return null;
  if (isThere('orgs') && isThere('users')) return null;
  const names = new Set(chosen.others.map((file) => shownName(file).toLowerCase()));
  if (['school.csv', 'student.csv', 'section.csv'].some((name) => names.has(name))) {
    const message =
      'These files are in the layout of Microsoft School Data Sync (School.csv, Student.csv …), not OneRoster. ' +
      'Bring them in with bulk upload, where their columns can be matched.';
    return { code: 'foreignLayout', file: null, message };
  }
  if (!KINDS.some(isThere)) {
    const message = 'There is no OneRoster file here: orgs.csv and users.csv at least are needed.';
    return { code: 'noFiles', file: null, message };
  }
  const file = isThere('orgs') ? 'users.csv' : 'orgs.csv';
  return { code: 'requiredFileMissing', file, message: `${file} is missing, and nothing can be read without it.` };
}
