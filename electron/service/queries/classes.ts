import type { ClassId, OrgId } from '../../../shared/contract/ids.ts';
import type { ClassOrder, ClassView } from '../../../shared/contract/view.ts';
import { KIND } from '../store/derived/derivedTables.ts';
import { markBefore } from '../store/derived/listMarks.ts';
import type { Sql, SqlValue } from '../store/sqlite.ts';
import { BY_TITLE, classOrder } from './listOrder.ts';
import { scopeOf, type Scope } from './scope.ts';
import { filterClassIds } from './search/searchClasses.ts';
import { wordsOf } from './search/words.ts';

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
const COLUMNS = `c.id, c.title, c.org_id, o.name AS org_name, c.grades,
  (SELECT json_group_array(name) FROM (
     SELECT u.given_name || ' ' || u.family_name AS name FROM enrollments e JOIN users u ON u.id = e.user_id
     WHERE e.class_id = c.id AND e.role = 'teacher' AND u.status = 'active'
     ORDER BY e.is_primary DESC, u.sort_name, u.id)) AS teachers,
  COALESCE((SELECT students FROM class_people p WHERE p.class_id = c.id), 0) AS students`;
const WITH_ORG = 'LEFT JOIN orgs o ON o.id = c.org_id';

type Page = Readonly<{ offset: number; limit: number; order?: ClassOrder | undefined }>;
type ClassPage = { total: number; more?: true; rows: ClassView[] };

/** `classes.list`, found by the beginnings of words of the title or of a teacher's name. */
export function listClasses(sql: Sql, asked: Page & Readonly<{ orgId: OrgId | null; text: string }>): ClassPage {
  const scope = scopeOf(sql, asked.orgId);
  const words = wordsOf(asked.text);
  if (words.length === 0) return { total: scope.counts.classes, rows: classesAt(sql, scope, asked) };
  const order = classOrder(asked.order ?? BY_TITLE);
  const { ids, more } = filterClassIds(sql, scope, words);
  const rows = sql.all<ClassRow>(
    `SELECT ${COLUMNS} FROM (
       SELECT c.* FROM json_each(?) f CROSS JOIN classes c ON c.id = f.value
       ORDER BY ${order} LIMIT ? OFFSET ?) c ${WITH_ORG} ORDER BY ${order}`,
    [JSON.stringify(ids), asked.limit, asked.offset],
  );
  return { total: ids.length, ...(more ? { more } : {}), rows: rows.map(toView) };
}

/** `classes.get` */
export function getClass(sql: Sql, classId: ClassId): ClassView | null {
  return readClasses(sql, [classId])[0] ?? null;
}

/** Classes in the order named; without those the roster does not know. */
export function readClasses(sql: Sql, classIds: readonly ClassId[]): ClassView[] {
  return sql
    .all<ClassRow>(
      `SELECT ${COLUMNS} FROM json_each(?) w CROSS JOIN classes c ON c.id = w.value ${WITH_ORG} ORDER BY w.key`,
      [JSON.stringify(classIds)],
    )
    .map(toView);
}

function classesAt(sql: Sql, scope: Scope, page: Page): ClassView[] {
  const { orgIds } = scope;
  const { offset, limit, order = BY_TITLE } = page;
  if (order.by !== 'title' || order.descending) return orderedClasses(sql, scope, page, classOrder(order));
  const read = (where: string, params: readonly SqlValue[], skip: number): ClassView[] =>
    sql
      .all<ClassRow>(
        `SELECT ${COLUMNS} FROM classes c ${WITH_ORG} WHERE ${where} ORDER BY c.sort_title, c.id LIMIT ? OFFSET ?`,
        [...params, limit, skip],
      )
      .map(toView);
  if (orgIds === 'all') {
    const mark = markBefore(sql, KIND.class, offset);
    return read('(c.sort_title, c.id) >= (?, ?)', [mark.sortName, mark.id], offset - mark.before);
  }
  const [only, ...others] = orgIds;
  if (only !== undefined && others.length === 0) return read('c.org_id = ?', [only], offset);
  return read('c.org_id IN (SELECT value FROM json_each(?))', [JSON.stringify(orgIds)], offset);
}

/** By something else than the title, or from Z: classes are a few in a hundred of all rows, and are put in order. */
function orderedClasses(sql: Sql, { orgIds }: Scope, { offset, limit }: Page, order: string): ClassView[] {
  const orgs = orgIds === 'all' ? 'SELECT id AS value FROM orgs' : 'SELECT value FROM json_each(?)';
  const ids = sql.all<{ id: ClassId }>(
    `SELECT c.id FROM (${orgs}) w CROSS JOIN classes c ON c.org_id = w.value ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...(orgIds === 'all' ? [] : [JSON.stringify(orgIds)]), limit, offset],
  );
  return readClasses(
    sql,
    ids.map(({ id }) => id),
  );
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
