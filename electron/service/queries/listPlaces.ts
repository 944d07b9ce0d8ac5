import type { ClassId, OrgId, UserId } from '../../../shared/contract/ids.ts';
import type { EducatorRole, StudentOrder } from '../../../shared/contract/view.ts';
import { KIND, type Kind } from '../store/derived/derivedTables.ts';
import { GRADES } from '../../../shared/roster/grades.ts';
import { markBefore } from '../store/derived/listMarks.ts';
import type { Sql, SqlValue } from '../store/sqlite.ts';
import { BY_NAME, peopleOrder, type PeopleOrder } from './listOrder.ts';
import { scopeOf, type Scope } from './scope.ts';
import { filterNames } from './search/filterNames.ts';
import { namesIn } from './search/namesIn.ts';
import { wordsOf } from './search/words.ts';
import { textFilter } from './textFilter.ts';

type Page = Readonly<{ offset: number; limit: number }>;
/** `most`: how many a filter may leave; as many as a list shows when left out. */
type Asked = Page & Readonly<{ orgId: OrgId | null; text: string; order?: PeopleOrder | undefined; most?: number }>;

/** The people of one page of a list, and how long the list is. `more`: a filter leaves others, which further letters bring. */
export type Places = Readonly<{ total: number; more?: true; ids: readonly UserId[] }>;

/** Everybody of a kind in a school or in everything, in some order: as quick at the end of the list as at its beginning. */
export function placesOf(sql: Sql, kind: 'student' | 'educator', asked: Asked): Places {
  const scope = scopeOf(sql, asked.orgId);
  const words = wordsOf(asked.text);
  if (words.length > 0) return filteredPlaces(sql, scope, KIND[kind], words, asked, null);
  const total = kind === 'student' ? scope.counts.students : scope.counts.educators;
  if (scope.orgIds !== 'all') return { total, ids: inOrgs(sql, scope.orgIds, KIND[kind], asked) };
  const { by, descending } = asked.order ?? BY_NAME;
  switch (by) {
    case 'name':
      return { total, ids: descending ? fromTheEnd(sql, KIND[kind], asked, total) : atMark(sql, KIND[kind], asked) };
    case 'grade':
      return { total, ids: byGrade(sql, KIND[kind], asked, descending) };
    case 'role':
    case 'school':
      return { total, ids: everybody(sql, KIND[kind], asked) };
  }
}

/** The educators of one role. They are a few in a hundred of all people: those of everywhere are counted by their index. */
export function placesOfRole(sql: Sql, role: EducatorRole, asked: Asked): Places {
  const scope = scopeOf(sql, asked.orgId);
  const words = wordsOf(asked.text);
  if (words.length > 0) return filteredPlaces(sql, scope, KIND.educator, words, asked, role);
  const [from, params] =
    scope.orgIds === 'all'
      ? [`FROM users u WHERE u.kind = ${KIND.educator} AND u.listed = 1 AND u.role = ?`, [role]]
      : [
          `FROM (SELECT DISTINCT m.user_id FROM user_orgs m WHERE m.org_id IN (SELECT value FROM json_each(?))
             AND m.listed = 1 AND m.kind = ${KIND.educator}) w
           CROSS JOIN users u ON u.id = w.user_id WHERE u.role = ?`,
          [JSON.stringify(scope.orgIds), role],
        ];
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params)?.n ?? 0;
  return {
    total,
    ids: readIds(sql, `SELECT u.id ${from} ORDER BY ${peopleOrder(asked.order ?? BY_NAME)}`, params, asked),
  };
}

/** The students of a class. People who left are among them as long as a license is theirs. */
export function placesOfClass(
  sql: Sql,
  asked: Page & Readonly<{ classId: ClassId; text: string; order?: StudentOrder | undefined }>,
): Places {
  const text = textFilter('u.sort_name', asked.text);
  const from = `FROM enrollments e CROSS JOIN users u ON u.id = e.user_id
    WHERE e.class_id = ? AND e.role = 'student' AND u.listed = 1 AND ${text.sql}`;
  const params = [asked.classId, ...text.params];
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params)?.n ?? 0;
  const order = peopleOrder(asked.order ?? BY_NAME);
  return { total, ids: readIds(sql, `SELECT u.id ${from} ORDER BY ${order}`, params, asked) };
}

/** By family name when no order is asked for; where too many match, in the order of the words that matched. */
function filteredPlaces(
  sql: Sql,
  scope: Scope,
  kind: Kind,
  words: readonly string[],
  page: Asked,
  role: EducatorRole | null,
): Places {
  const { numbers, ...count } = filterNames(namesIn(sql, scope), kind, words, page.most);
  const from = `FROM json_each(?) f CROSS JOIN users u ON u.n = f.value WHERE ${role === null ? '1' : 'u.role = ?'}`;
  const params = [JSON.stringify(numbers), ...(role === null ? [] : [role])];
  const order = page.order ?? (count.more === undefined ? BY_NAME : null);
  const sorted = order === null ? 'f.key' : peopleOrder(order);
  const total = role === null ? count.total : (sql.get<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params)?.n ?? 0);
  return { ...count, total, ids: readIds(sql, `SELECT u.id ${from} ORDER BY ${sorted}`, params, page) };
}

function atMark(sql: Sql, kind: Kind, { offset, limit }: Page): readonly UserId[] {
  const mark = markBefore(sql, kind, offset);
  return readIds(
    sql,
    `SELECT u.id FROM users u WHERE u.listed = 1 AND u.kind = ? AND (u.sort_name, u.id) >= (?, ?)
     ORDER BY u.sort_name, u.id`,
    [kind, mark.sortName, mark.id],
    { offset: offset - mark.before, limit },
  );
}

/** A page of the list from Z: the same rows, counted from its end. */
function fromTheEnd(sql: Sql, kind: Kind, { offset, limit }: Page, total: number): readonly UserId[] {
  const end = Math.max(0, total - offset);
  const start = Math.max(0, end - limit);
  return [...atMark(sql, kind, { offset: start, limit: end - start })].reverse();
}

/** Grade by grade, each by name: what stands before a page is counted by grades and not read. */
function byGrade(sql: Sql, kind: Kind, { offset, limit }: Page, descending: boolean): readonly UserId[] {
  const rows = sql.all<{ grade: string | null; n: number }>(
    'SELECT grade, COUNT(*) AS n FROM users WHERE listed = 1 AND kind = ? GROUP BY grade',
    [kind],
  );
  const counts = new Map(rows.map(({ grade, n }) => [grade, n]));
  const grades = [...GRADES, null];
  if (descending) grades.reverse();
  const ids: UserId[] = [];
  let before = 0;
  for (const grade of grades) {
    const count = counts.get(grade) ?? 0;
    const skip = Math.max(0, offset - before);
    const wanted = Math.min(limit - ids.length, count - skip);
    before += count;
    if (wanted <= 0) continue;
    const select = `SELECT u.id FROM users u WHERE u.listed = 1 AND u.kind = ? AND u.grade IS ? ORDER BY u.sort_name, u.id`;
    ids.push(...readIds(sql, select, [kind, grade], { offset: skip, limit: wanted }));
  }
  return ids;
}

/** Of educators there are a few in a hundred of all people: theirs are read, and put in order. */
function everybody(sql: Sql, kind: Kind, page: Asked): readonly UserId[] {
  const order = peopleOrder(page.order ?? BY_NAME);
  return readIds(sql, `SELECT u.id FROM users u WHERE u.listed = 1 AND u.kind = ? ORDER BY ${order}`, [kind], page);
}

function inOrgs(sql: Sql, orgIds: readonly OrgId[], kind: Kind, page: Asked): readonly UserId[] {
  const [only, ...others] = orgIds;
  const [which, param] =
    only !== undefined && others.length === 0
      ? ['m.org_id = ?', only]
      : ['m.org_id IN (SELECT value FROM json_each(?))', JSON.stringify(orgIds)];
  const { order = BY_NAME } = page;
  if (order.by !== 'name') {
    return readIds(
      sql,
      `SELECT u.id FROM (SELECT DISTINCT m.user_id FROM user_orgs m WHERE ${which} AND m.listed = 1 AND m.kind = ?) w
       CROSS JOIN users u ON u.id = w.user_id ORDER BY ${peopleOrder(order)}`,
      [param, kind],
      page,
    );
  }
  const way = order.descending ? ' DESC' : '';
  return readIds(
    sql,
    `SELECT ${others.length === 0 ? '' : 'DISTINCT'} m.user_id AS id, m.sort_name FROM user_orgs m
     WHERE ${which} AND m.listed = 1 AND m.kind = ? ORDER BY m.sort_name${way}, m.user_id${way}`,
    [param, kind],
    page,
  );
}

function readIds(sql: Sql, select: string, params: readonly SqlValue[], { offset, limit }: Page): readonly UserId[] {
  return sql.all<{ id: UserId }>(`${select} LIMIT ? OFFSET ?`, [...params, limit, offset]).map(({ id }) => id);
}
