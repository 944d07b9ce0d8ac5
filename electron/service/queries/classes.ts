import type { ClassId, OrgId } from '../../../shared/contract/ids.ts';
import type { ClassView } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { orgsBelow } from './orgs.ts';
import { textFilter } from './textFilter.ts';

type ClassRow = Readonly<{
  id: ClassId;
  title: string;
  org_id: OrgId;
  org_name: string | null;
  grades: string;
  teachers: string;
  students: number;
}>;

/** Teachers by name, the one in charge first; students who left do not count. */
const SELECT = `SELECT c.id, c.title, c.org_id, o.name AS org_name, c.grades,
  (SELECT json_group_array(name) FROM (
     SELECT u.given_name || ' ' || u.family_name AS name FROM enrollments e JOIN users u ON u.id = e.user_id
     WHERE e.class_id = c.id AND e.role = 'teacher' AND u.status = 'active'
     ORDER BY e.is_primary DESC, u.sort_name, u.id)) AS teachers,
  (SELECT COUNT(*) FROM enrollments e JOIN users u ON u.id = e.user_id
   WHERE e.class_id = c.id AND e.role = 'student' AND u.status = 'active') AS students
  FROM classes c LEFT JOIN orgs o ON o.id = c.org_id`;

type Page = Readonly<{ offset: number; limit: number }>;

/** `classes.list`, found by the beginnings of words of the title or of a teacher's name. */
export function listClasses(
  sql: Sql,
  asked: Page & Readonly<{ orgId: OrgId | null; text: string }>,
): { total: number; rows: ClassView[] } {
  const title = textFilter('c.sort_title', asked.text);
  const teacher = textFilter('u.sort_name', asked.text);
  const params = [
    asked.orgId,
    asked.orgId === null ? '[]' : orgsBelow(sql, [asked.orgId]),
    ...title.params,
    ...(teacher.params.length > 0 ? teacher.params : []),
  ];
  const found = `(? IS NULL OR c.org_id IN (SELECT value FROM json_each(?))) AND (${title.sql} OR EXISTS (
    SELECT 1 FROM enrollments e JOIN users u ON u.id = e.user_id
    WHERE e.class_id = c.id AND e.role = 'teacher' AND ${teacher.sql}))`;
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM classes c WHERE ${found}`, params)?.n ?? 0;
  const rows = sql.all<ClassRow>(`${SELECT} WHERE ${found} ORDER BY c.sort_title, c.id LIMIT ? OFFSET ?`, [
    ...params,
    asked.limit,
    asked.offset,
  ]);
  return { total, rows: rows.map(toView) };
}

/** `classes.get` */
export function getClass(sql: Sql, classId: ClassId): ClassView | null {
  const row = sql.get<ClassRow>(`${SELECT} WHERE c.id = ?`, [classId]);
  return row ? toView(row) : null;
}

function toView(row: ClassRow): ClassView {
  return {
    id: row.id,
    title: row.title,
    orgId: row.org_id,
    orgName: row.org_name ?? '',
    grades: JSON.parse(row.grades) as ClassView['grades'],
    teacherNames: JSON.parse(row.teachers) as string[],
    students: row.students,
  };
}
