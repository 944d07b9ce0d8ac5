import type { BoardScope } from '../../../shared/contract/board.ts';
import type { ProductId, UserId } from '../../../shared/contract/ids.ts';
import { KIND } from '../store/derived/derivedTables.ts';
import type { Sql, SqlValue } from '../store/sqlite.ts';
import { orgsBelow } from './orgs.ts';
import { textFilter } from './textFilter.ts';

/** The people of a board in order of their names, and the products that the server says they hold. */
export type BoardPeople = Readonly<{
  people: readonly Readonly<{ id: UserId; isActive: boolean }>[];
  held: ReadonlyMap<UserId, readonly ProductId[]>;
  studentProducts: ReadonlySet<ProductId>;
}>;

/** Reads them; pending changes are left out, for they alter more often. */
export function readBoardPeople(sql: Sql, scope: BoardScope): BoardPeople {
  const { from, params } = peopleOf(sql, scope);
  const people = sql
    .all<{ id: UserId; status: string }>(`SELECT u.id, u.status ${from} ORDER BY u.sort_name, u.id`, params)
    .map(({ id, status }) => ({ id, isActive: status === 'active' }));
  const products = sql.all<{ id: ProductId }>("SELECT id FROM products WHERE audience = 'student'");
  const studentProducts = new Set(products.map(({ id }) => id));
  const held = new Map<UserId, ProductId[]>();
  const rows = sql.all<{ user_id: UserId; product_id: ProductId }>(
    'SELECT a.user_id, a.product_id FROM assignments a WHERE a.user_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(people.map(({ id }) => id))],
  );
  for (const { user_id, product_id } of rows) {
    if (!studentProducts.has(product_id)) continue;
    const list = held.get(user_id);
    if (list) list.push(product_id);
    else held.set(user_id, [product_id]);
  }
  return { people, held, studentProducts };
}

function peopleOf(sql: Sql, scope: BoardScope): Readonly<{ from: string; params: readonly SqlValue[] }> {
  const text = textFilter('u.sort_name', scope.text);
  const who = `u.kind = ${KIND.student} AND u.listed = 1 AND (? IS NULL OR u.grade = ?) AND ${text.sql}`;
  const params = [scope.grade, scope.grade, ...text.params];
  if (scope.classId !== null) {
    const from = `FROM enrollments e JOIN users u ON u.id = e.user_id WHERE e.class_id = ? AND e.role = 'student' AND ${who}`;
    return { from, params: [scope.classId, ...params] };
  }
  const orgs = scope.orgId === null ? [] : (JSON.parse(orgsBelow(sql, [scope.orgId])) as string[]);
  // A district's people are those of all its schools.
  if (orgs.length !== 1) return { from: `FROM users u WHERE ${who}`, params };
  const from = `FROM user_orgs m JOIN users u ON u.id = m.user_id WHERE m.org_id = ? AND ${who}`;
  return { from, params: [scope.orgId, ...params] };
}
