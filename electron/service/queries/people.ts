import type { ClassId, OrgId, UserId } from '../../../shared/contract/ids.ts';
import type { PersonRow, StudentOrder } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { placesOf, placesOfClass } from './listPlaces.ts';
import { readLicenses } from './licenses.ts';
import { readRowStates } from './rowStates.ts';

type Page = Readonly<{ text: string; order?: StudentOrder | undefined; offset: number; limit: number }>;
type PeoplePage = { total: number; more?: true; rows: PersonRow[] };

type UserRow = Readonly<{
  id: UserId;
  given_name: string;
  family_name: string;
  role: PersonRow['role'];
  grade: PersonRow['grade'];
}>;

const COLUMNS = 'u.id, u.given_name, u.family_name, u.role, u.grade';

/** `classes.students`. People who left are shown as long as a license is theirs. */
export function listClassStudents(
  sql: Sql,
  asked: Page & Readonly<{ classId: ClassId }>,
  doneSince: string,
): PeoplePage {
  const { total, ids } = placesOfClass(sql, asked);
  return { total, rows: readPeople(sql, ids, doneSince) };
}

/** All students of a class at once, for what is done to the whole class. */
export function listEveryClassStudent(sql: Sql, classId: ClassId, doneSince: string): PersonRow[] {
  return listClassStudents(sql, { classId, text: '', offset: 0, limit: -1 }, doneSince).rows;
}

/** `students.list`: of one school, or of everything in scope. */
export function listStudents(sql: Sql, asked: Page & Readonly<{ orgId: OrgId | null }>, doneSince: string): PeoplePage {
  const { ids, ...count } = placesOf(sql, 'student', asked);
  return { ...count, rows: readPeople(sql, ids, doneSince) };
}

/** One person as a row, or null when the roster does not know them. */
export function getPerson(sql: Sql, userId: UserId, doneSince: string): PersonRow | null {
  return readPeople(sql, [userId], doneSince)[0] ?? null;
}

/** People as rows, in the order named; without those the roster does not know. */
export function readPeople(sql: Sql, userIds: readonly UserId[], doneSince: string): PersonRow[] {
  const rows = sql.all<UserRow>(
    `SELECT ${COLUMNS} FROM json_each(?) w CROSS JOIN users u ON u.id = w.value ORDER BY w.key`,
    [JSON.stringify(userIds)],
  );
  return toRows(sql, rows, doneSince);
}

function toRows(sql: Sql, rows: readonly UserRow[], doneSince: string): PersonRow[] {
  const ids = rows.map((row) => row.id);
  const licenses = readLicenses(sql, ids);
  const states = readRowStates(sql, ids, doneSince);
  return rows.map((row) => ({
    userId: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    role: row.role,
    grade: row.grade,
    licenses: [...(licenses.get(row.id) ?? [])],
    state: states.get(row.id) ?? { kind: 'none' },
  }));
}
