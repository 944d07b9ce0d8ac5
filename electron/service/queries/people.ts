import type { ClassId, OrgId, UserId } from '../../../shared/contract/ids.ts';
import type { PersonRow } from '../../../shared/contract/view.ts';
import type { Sql, SqlValue } from '../store/sqlite.ts';
import { orgsBelow } from './orgs.ts';
import { readLicenses } from './licenses.ts';
import { readRowStates } from './rowStates.ts';
import { textFilter } from './textFilter.ts';

type Page = Readonly<{ text: string; offset: number; limit: number }>;
type People = { total: number; rows: PersonRow[] };

type UserRow = Readonly<{
  id: UserId;
  given_name: string;
  family_name: string;
  role: PersonRow['role'];
  grade: PersonRow['grade'];
}>;

const COLUMNS = 'u.id, u.given_name, u.family_name, u.role, u.grade';

/** People who left are shown as long as a license is theirs, so that it can be taken back. */
const SHOWN = (user: string, status: string): string =>
  `(${status} = 'active' OR EXISTS (SELECT 1 FROM assignments_view a WHERE a.user_id = ${user}))`;

/** `classes.students`, in order of family name. */
export function listClassStudents(sql: Sql, asked: Page & Readonly<{ classId: ClassId }>, doneSince: string): People {
  const text = textFilter('u.sort_name', asked.text);
  const from = `FROM enrollments e JOIN users u ON u.id = e.user_id
    WHERE e.class_id = ? AND e.role = 'student' AND ${SHOWN('u.id', 'u.status')} AND ${text.sql}`;
  return page(sql, from, 'u.sort_name, u.id', [asked.classId, ...text.params], asked, doneSince);
}

/** `students.list`: of one school, or of everything in scope. */
export function listStudents(sql: Sql, asked: Page & Readonly<{ orgId: OrgId | null }>, doneSince: string): People {
  if (asked.orgId === null || isWholeScope(sql, asked.orgId)) {
    const text = textFilter('u.sort_name', asked.text);
    const from = `FROM users u WHERE u.role = 'student' AND ${SHOWN('u.id', 'u.status')} AND ${text.sql}`;
    return page(sql, from, 'u.sort_name, u.id', text.params, asked, doneSince);
  }
  const text = textFilter('m.sort_name', asked.text);
  const from = `FROM user_orgs m JOIN users u ON u.id = m.user_id
    WHERE m.org_id = ? AND m.role = 'student' AND ${SHOWN('m.user_id', 'm.status')} AND ${text.sql}`;
  return page(sql, from, 'm.sort_name, m.user_id', [asked.orgId, ...text.params], asked, doneSince);
}

/** One person as a row, or null when the roster does not know them. */
export function getPerson(sql: Sql, userId: UserId, doneSince: string): PersonRow | null {
  const row = sql.get<UserRow>(`SELECT ${COLUMNS} FROM users u WHERE u.id = ?`, [userId]);
  return row ? (toRows(sql, [row], doneSince)[0] ?? null) : null;
}

/** These people as rows, in the order of their ids; who is not on the roster is left out. */
export function readPeople(sql: Sql, ids: readonly UserId[], doneSince: string): PersonRow[] {
  const rows = sql.all<UserRow>(`SELECT ${COLUMNS} FROM json_each(?) j JOIN users u ON u.id = j.value ORDER BY j.key`, [
    JSON.stringify(ids),
  ]);
  return toRows(sql, rows, doneSince);
}

/** Is this an org with others below it (a district)? Its people are those of the orgs below. */
function isWholeScope(sql: Sql, orgId: OrgId): boolean {
  return (JSON.parse(orgsBelow(sql, [orgId])) as string[]).length > 1;
}

function page(
  sql: Sql,
  from: string,
  order: string,
  params: readonly SqlValue[],
  { offset, limit }: Page,
  doneSince: string,
): People {
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params)?.n ?? 0;
  const rows = sql.all<UserRow>(`SELECT ${COLUMNS} ${from} ORDER BY ${order} LIMIT ? OFFSET ?`, [
    ...params,
    limit,
    offset,
  ]);
  return { total, rows: toRows(sql, rows, doneSince) };
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
