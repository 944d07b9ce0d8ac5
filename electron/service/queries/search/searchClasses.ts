import type { ClassId, OrgId } from '../../../../shared/contract/ids.ts';
import { KIND } from '../../store/derived/derivedTables.ts';
import type { Sql } from '../../store/sqlite.ts';
import { scopeOf, type Scope } from '../scope.ts';
import { filterNames, MOST_FILTERED } from './filterNames.ts';
import { findNames } from './findNames.ts';
import { namesIn } from './namesIn.ts';
import { titlesIn } from './titles.ts';

type Asked = Readonly<{ orgId: OrgId | null; text: string; limit: number }>;

/** Classes that a few letters may mean, by their title or by the name of someone who teaches them; the likeliest first. */
export function searchClassIds(sql: Sql, { orgId, text, limit }: Asked): readonly ClassId[] {
  const scope = scopeOf(sql, orgId);
  const titles = findNames(sql, { kinds: [KIND.class], text, source: titlesIn(sql, scope), limit });
  const teachers = findNames(sql, { kinds: [KIND.educator], text, source: namesIn(sql, scope), limit });
  const numbers = (found: readonly { n: number }[]): readonly number[] => found.map(({ n }) => n);
  return classIds(sql, scope, numbers(titles), numbers(teachers), limit);
}

/** What the list of classes shows while its filter holds these words. */
export function filterClassIds(
  sql: Sql,
  scope: Scope,
  words: readonly string[],
): Readonly<{ ids: readonly ClassId[]; more?: true }> {
  const titles = filterNames(titlesIn(sql, scope), KIND.class, words);
  const teachers = filterNames(namesIn(sql, scope), KIND.educator, words);
  const ids = classIds(sql, scope, titles.numbers, teachers.numbers, MOST_FILTERED + 1);
  const more = titles.more === true || teachers.more === true || ids.length > MOST_FILTERED;
  return { ids: ids.slice(0, MOST_FILTERED), ...(more ? { more } : {}) };
}

function classIds(
  sql: Sql,
  { orgIds }: Scope,
  titles: readonly number[],
  teachers: readonly number[],
  limit: number,
): readonly ClassId[] {
  const titled = sql.all<{ id: ClassId }>('SELECT c.id FROM json_each(?) f CROSS JOIN classes c ON c.n = f.value', [
    JSON.stringify(titles),
  ]);
  const taught = sql.all<{ id: ClassId }>(
    `SELECT c.id FROM json_each(?) f CROSS JOIN users u ON u.n = f.value
     CROSS JOIN enrollments e ON e.user_id = u.id AND e.role = 'teacher' CROSS JOIN classes c ON c.id = e.class_id
     WHERE ? OR c.org_id IN (SELECT value FROM json_each(?)) LIMIT ?`,
    [JSON.stringify(teachers), orgIds === 'all' ? 1 : 0, orgIds === 'all' ? '[]' : JSON.stringify(orgIds), limit],
  );
  return [...new Set([...titled, ...taught].map(({ id }) => id))].slice(0, limit);
}
