import type { ClassId, OrgId, UserId } from '../../../shared/contract/ids.ts';
import type { EducatorRole } from '../../../shared/contract/view.ts';
import { KIND, type Kind } from '../store/derived/derivedTables.ts';
import { markBefore } from '../store/derived/listMarks.ts';
import type { Sql, SqlValue } from '../store/sqlite.ts';
import { scopeOf, type Scope } from './scope.ts';
import { filterNames } from './search/filterNames.ts';
import { namesIn } from './search/namesIn.ts';
import { wordsOf } from './search/words.ts';
import { textFilter } from './textFilter.ts';

type Page = Readonly<{ offset: number; limit: number }>;
/** `most`: how many a filter may leave; as many as a list shows when left out. */
type Asked = Page & Readonly<{ orgId: OrgId | null; text: string; most?: number }>;

/** The people of one page of a list, and how long the list is. `more`: a filter leaves others, which further letters bring. */
export type Places = Readonly<{ total: number; more?: true; ids: readonly UserId[] }>;

/** Everybody of a kind, by name, in a school or in everything: as quick at the end of the list as at its beginning. */
export function placesOf(sql: Sql, kind: 'student' | 'educator', asked: Asked): Places {
  const scope = scopeOf(sql, asked.orgId);
  const words = wordsOf(asked.text);
  if (words.length > 0) return filteredPlaces(sql, scope, KIND[kind], words, asked, null);
  const total = kind === 'student' ? scope.counts.students : scope.counts.educators;
  return {
    total,
    ids: scope.orgIds === 'all' ? atMark(sql, KIND[kind], asked) : inOrgs(sql, scope.orgIds, KIND[kind], asked),
  };
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
  return { total, ids: readIds(sql, `SELECT u.id ${from} ORDER BY u.sort_name, u.id`, params, asked) };
}

/** The students of a class, by name. People who left are among them as long as a license is theirs. */
export function placesOfClass(sql: Sql, asked: Page & Readonly<{ classId: ClassId; text: string }>): Places {
  const text = textFilter('u.sort_name', asked.text);
  const from = `FROM enrollments e CROSS JOIN users u ON u.id = e.user_id
    WHERE e.class_id = ? AND e.role = 'student' AND u.listed = 1 AND ${text.sql}`;
  const params = [asked.classId, ...text.params];
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params)?.n ?? 0;
  return { total, ids: readIds(sql, `SELECT u.id ${from} ORDER BY u.sort_name, u.id`, params, asked) };
}

/** By family name; where too many match, in the order of the words that matched. */
function filteredPlaces(
  sql: Sql,
  scope: Scope,
  kind: Kind,
  words: readonly string[],
  page: Page & Readonly<{ most?: number }>,
  role: EducatorRole | null,
): Places {
  const { numbers, ...count } = filterNames(namesIn(sql, scope), kind, words, page.most);
  const from = `FROM json_each(?) f CROSS JOIN users u ON u.n = f.value WHERE ${role === null ? '1' : 'u.role = ?'}`;
  const params = [JSON.stringify(numbers), ...(role === null ? [] : [role])];
  const order = count.more === undefined ? 'u.sort_name, u.id' : 'f.key';
  const total = role === null ? count.total : (sql.get<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params)?.n ?? 0);
  return { ...count, total, ids: readIds(sql, `SELECT u.id ${from} ORDER BY ${order}`, params, page) };
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

function inOrgs(sql: Sql, orgIds: readonly OrgId[], kind: Kind, page: Page): readonly UserId[] {
  const [only, ...others] = orgIds;
  const [which, param] =
    only !== undefined && others.length === 0
      ? ['m.org_id = ?', only]
      : ['m.org_id IN (SELECT value FROM json_each(?))', JSON.stringify(orgIds)];
  return readIds(
    sql,
    `SELECT ${others.length === 0 ? '' : 'DISTINCT'} m.user_id AS id, m.sort_name FROM user_orgs m
     WHERE ${which} AND m.listed = 1 AND m.kind = ? ORDER BY m.sort_name, m.user_id`,
    [param, kind],
    page,
  );
}

function readIds(sql: Sql, select: string, params: readonly SqlValue[], { offset, limit }: Page): readonly UserId[] {
  return sql.all<{ id: UserId }>(`${select} LIMIT ? OFFSET ?`, [...params, limit, offset]).map(({ id }) => id);
}
