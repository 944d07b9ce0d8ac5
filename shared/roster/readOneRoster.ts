import { assembleReport } from './fileReport.ts';
import { LIMITS, type Limits } from './limits.ts';
import { openRoster, type RosterTables } from './openRoster.ts';
import { readClasses } from './readClasses.ts';
import { readCourses } from './readCourses.ts';
import { readEnrollments } from './readEnrollments.ts';
import { type FileOrg, foldDepartments, readOrgs, settleParents } from './readOrgs.ts';
import type { ReadResult } from './readResult.ts';
import { noteUnusedRoles, readRoles } from './readRoles.ts';
import { readSessions, settleSessionParents } from './readSessions.ts';
import { readUsers } from './readUsers.ts';
import type { Records } from './records.ts';
import { knownIn, listsAll } from './references.ts';
import type { FileMode, Roster, RosterFile, RosterFileKind, RosterOrg } from './roster.ts';

/**
 * Reads OneRoster 1.1 or 1.2 CSV files, and the look-alikes of Microsoft's School Data Sync, into a roster and a report
 * of every row that was fixed, skipped or refused. Pure: the same files give the same result. One bad row never fails a
 * file; a file that cannot be read at all fails everything, so that nothing is changed by half an upload.
 */
export function readOneRoster(files: readonly RosterFile[], limits: Limits = LIMITS): ReadResult {
  const opened = openRoster(files, limits);
  if (!opened.ok) return { ok: false, fatal: opened.fatal, report: assembleReport(opened.reports) };
  const { tables, modes, version, reports } = opened;
  const roster = readTables(tables, modes, limits);
  return { ok: true, roster, mode: modes, version, report: assembleReport(reports) };
}

function readTables(tables: RosterTables, modes: Readonly<Record<RosterFileKind, FileMode>>, limits: Limits): Roster {
  const { orgs, homes } = readOrgTable(tables, modes, limits);
  const isKnownOrg = knownIn(orgs.byId, 'orgs', modes);

  const sessions = tables.academicSessions
    ? readSessions(tables.academicSessions, modes.academicSessions, limits)
    : nothing<never>();
  const isKnownSession = knownIn(sessions.byId, 'academicSessions', modes);
  if (tables.academicSessions) settleSessionParents(sessions, isKnownSession, tables.academicSessions.report);

  const orgReferences = { isKnown: isKnownOrg, homes };
  const courses = tables.courses ? readCourses(tables.courses, modes.courses, limits, orgReferences) : nothing<never>();

  const roles = tables.roles ? readRoles(tables.roles, modes.roles, limits, orgReferences) : null;
  const users = tables.users
    ? readUsers(tables.users, modes.users, limits, { orgs: orgs.byId, homes, isKnownOrg, roles })
    : nothing<never>();
  if (roles) noteUnusedRoles(roles, (sourcedId) => users.byId.has(sourcedId), modes.users);

  const classes = tables.classes
    ? readClasses(tables.classes, modes.classes, limits, {
        orgs: orgs.byId,
        homes,
        isKnownOrg,
        courses: courses.byId,
        isKnownCourse: knownIn(courses.byId, 'courses', modes),
        hasCourses: tables.courses !== null,
        isKnownSession,
        hasSessions: tables.academicSessions !== null,
      })
    : nothing<never>();
  const enrollments = tables.enrollments
    ? readEnrollments(tables.enrollments, modes.enrollments, limits, {
        classes: classes.byId,
        isKnownClass: knownIn(classes.byId, 'classes', modes),
        users: users.byId,
        isKnownUser: knownIn(users.byId, 'users', modes),
      })
    : nothing<never>();

  return {
    orgs: orgs.byId,
    academicSessions: sessions.byId,
    courses: courses.byId,
    users: users.byId,
    classes: classes.byId,
    enrollments: enrollments.byId,
    removed: {
      orgs: orgs.removed,
      academicSessions: sessions.removed,
      courses: courses.removed,
      users: users.removed,
      classes: classes.removed,
      enrollments: enrollments.removed,
    },
  };
}

function readOrgTable(tables: RosterTables, modes: Readonly<Record<RosterFileKind, FileMode>>, limits: Limits) {
  const table = tables.orgs;
  const noHomes: ReadonlyMap<string, string> = new Map();
  if (table === null) return { orgs: nothing<RosterOrg>(), homes: noHomes };
  const orgs = readOrgs(table, modes.orgs, limits);
  const isComplete = listsAll('orgs', modes);
  const homes = foldDepartments(orgs, table.report, isComplete);
  settleParents(orgs, knownIn(orgs.byId, 'orgs', modes), table.report, isComplete);
  return { orgs: withoutDepartments(orgs), homes };
}

/** The same records: folding has left no department among them. */
function withoutDepartments(orgs: Records<FileOrg>): Records<RosterOrg> {
  const byId = new Map<string, RosterOrg>();
  for (const org of orgs.byId.values()) {
    if (org.type !== 'department') byId.set(org.sourcedId, { ...org, type: org.type });
  }
  return { ...orgs, byId };
}

function nothing<T>(): Records<T> {
  return { byId: new Map(), rowOf: new Map(), removed: [] };
}
