import type { ColumnsOf } from './columns.ts';
import type { Limits } from './limits.ts';
import { readRecords, type Records } from './records.ts';
import type { IsKnown } from './references.ts';
import { parseRole } from './roles.ts';
import type { EnrollmentRole, FileMode, RosterClass, RosterEnrollment, RosterUser } from './roster.ts';
import type { Row } from './row.ts';
import { stableId } from './stableId.ts';
import type { Table } from './table.ts';
import { userIdOf } from './userId.ts';

/** What enrollments refer to. */
export type EnrollmentReferences = {
  readonly classes: ReadonlyMap<string, RosterClass>;
  readonly isKnownClass: IsKnown;
  readonly users: ReadonlyMap<string, RosterUser>;
  readonly isKnownUser: IsKnown;
};

type At = Table<ColumnsOf<'enrollments'>>['at'];

/** Reads enrollments.csv: who is in which class. A person is in a class once. */
export function readEnrollments(
  table: Table<ColumnsOf<'enrollments'>>,
  mode: FileMode,
  limits: Limits,
  references: EnrollmentReferences,
): Records<RosterEnrollment> {
  const { at } = table;
  const members = new Map<string, Set<string>>();
  return readRecords(table, mode, limits, {
    id: (row) => {
      const sourcedId = row.text(at.sourcedId);
      if (sourcedId === '') return derivedId(row, at);
      return sourcedId.length <= limits.idLength ? sourcedId : row.required(at.sourcedId, 'sourcedId', limits.idLength);
    },
    build: (row, sourcedId) => {
      const classSourcedId = readClassId(row, at, limits, references);
      if (classSourcedId === null) return null;
      const userSourcedId = readUserId(row, at, limits, references);
      if (userSourcedId === null) return null;
      const role = readRole(row, at, references.users.get(userSourcedId));
      if (role === null) return null;
      if (mode !== 'delta' && !join(members, classSourcedId, userSourcedId)) {
        return row.skipped('userSourcedId', 'duplicate', 'The person is in this class already.', sourcedId);
      }
      return {
        sourcedId,
        classSourcedId,
        userSourcedId,
        role,
        primary: role === 'teacher' && row.flag(at.primary, 'primary', false),
        beginDate: row.date(at.beginDate, 'beginDate'),
        endDate: row.date(at.endDate, 'endDate'),
      };
    },
  });
}

/** Where a file gives enrollments no id of their own. */
function derivedId(row: Row, at: At): string | null {
  const parts = [row.text(at.classSourcedId), userIdOf(row.text(at.userSourcedId)), row.text(at.role).toLowerCase()];
  if (!parts.includes('')) return stableId('enrollment', parts);
  const column = ['classSourcedId', 'userSourcedId', 'role'][parts.indexOf('')] ?? null;
  return row.refused(column, 'valueMissing', `“${column}” is empty.`);
}

// The shared id string of the class or user is kept, not the cell: half the memory, and no cleaning when it is found.
function readClassId(row: Row, at: At, limits: Limits, references: EnrollmentReferences): string | null {
  const found = references.classes.get(row.raw(at.classSourcedId));
  if (found !== undefined) return found.sourcedId;
  const sourcedId = row.required(at.classSourcedId, 'classSourcedId', limits.idLength);
  if (sourcedId === null || references.isKnownClass(sourcedId)) return sourcedId;
  const message = 'This class is in no row of classes.csv that was kept.';
  return row.skipped('classSourcedId', 'unknownReference', message, sourcedId);
}

function readUserId(row: Row, at: At, limits: Limits, references: EnrollmentReferences): string | null {
  const found = references.users.get(row.raw(at.userSourcedId));
  if (found !== undefined) return found.sourcedId;
  const text = row.required(at.userSourcedId, 'userSourcedId', limits.idLength);
  if (text === null) return null;
  const sourcedId = userIdOf(text);
  if (references.isKnownUser(sourcedId)) return sourcedId;
  const message = 'This person is in no row of users.csv that was kept.';
  return row.skipped('userSourcedId', 'unknownReference', message, sourcedId);
}

function readRole(row: Row, at: At, user: RosterUser | undefined): EnrollmentRole | null {
  const text = row.raw(at.role);
  const role = parseRole(text);
  if (role === null) {
    return text.trim() === ''
      ? row.refused('role', 'valueMissing', '“role” is empty.')
      : row.refused('role', 'valueUnreadable', 'This is no role we know.', text);
  }
  switch (role) {
    case 'notKept':
      return row.skipped('role', 'roleNotKept', 'Parents, guardians and relatives are not kept.', text);
    case 'student':
      if (user === undefined || user.role === 'student') return 'student';
      // As a teacher of the class they would see its students, which the file did not say.
      return row.skipped('role', 'roleConflict', 'An educator enrolled as a student; left out of the class.', text);
    case 'teacher':
    case 'aide':
    case 'proctor':
      return user?.role === 'student' ? asStudent(row, text) : role;
    case 'administrator':
    case 'siteAdministrator':
    case 'districtAdministrator':
    case 'systemAdministrator':
      return user?.role === 'student' ? asStudent(row, text) : 'administrator';
  }
}

function asStudent(row: Row, text: string): EnrollmentRole {
  row.fixed('role', 'roleConflict', 'A student cannot teach a class; read as a student of it.', text);
  return 'student';
}

/** False when the person is in the class already. */
function join(members: Map<string, Set<string>>, classSourcedId: string, userSourcedId: string): boolean {
  const people = members.get(classSourcedId);
  if (people === undefined) {
    members.set(classSourcedId, new Set([userSourcedId]));
    return true;
  }
  const before = people.size;
  return people.add(userSourcedId).size > before;
}
