import type { BoardScope } from '../../../shared/contract/board.ts';
import type { ProductId, UserId } from '../../../shared/contract/ids.ts';
import { KIND } from '../store/derived/derivedTables.ts';
import type { Sql, SqlValue } from '../store/sqlite.ts';
import { orgsBelow } from './orgs.ts';
import { textFilter } from './textFilter.ts';

/** Who stands in which column, in order of their names. */
export type BoardLayout = Readonly<{
  people: readonly UserId[];
  withoutLicense: readonly UserId[];
  holders: ReadonlyMap<ProductId, readonly UserId[]>;
}>;

/**
 * Lays out a board. Every page of every column comes from the same layout, so it is kept until something is written to the
 * store: a refresh asks for a dozen pages at once.
 */
export function createBoardLayouts(): (sql: Sql, scope: BoardScope) => BoardLayout {
  let last: Readonly<{ key: string; layout: BoardLayout }> | null = null;
  return (sql, scope) => {
    // Counts rows written by this connection, and there is no other.
    const writes = sql.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0;
    const key = JSON.stringify([writes, scope.orgId, scope.grade, scope.classId, scope.text]);
    if (last?.key !== key) last = { key, layout: readLayout(sql, scope) };
    return last.layout;
  };
}

function readLayout(sql: Sql, scope: BoardScope): BoardLayout {
  const { from, params } = peopleOf(sql, scope);
  const people = sql.all<{ id: UserId }>(`SELECT u.id ${from} ORDER BY u.sort_name, u.id`, params).map(({ id }) => id);
  const held = sql.all<{ user_id: UserId; product_id: ProductId }>(
    `SELECT v.user_id, v.product_id FROM assignments_view v
     WHERE v.user_id IN (SELECT value FROM json_each(?))
       AND v.product_id IN (SELECT id FROM products WHERE audience = 'student')`,
    [JSON.stringify(people)],
  );
  const place = new Map(people.map((id, index) => [id, index]));
  const holders = new Map<ProductId, UserId[]>();
  for (const { user_id, product_id } of held) {
    const list = holders.get(product_id);
    if (list) list.push(user_id);
    else holders.set(product_id, [user_id]);
  }
  for (const list of holders.values()) list.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const licensed = new Set(held.map(({ user_id }) => user_id));
  return { people, holders, withoutLicense: people.filter((id) => !licensed.has(id)) };
}

/** People who left stay on the board as long as a license is theirs, so that it can be taken back. */
const SHOWN = "(u.status = 'active' OR EXISTS (SELECT 1 FROM assignments_view a WHERE a.user_id = u.id))";

function peopleOf(sql: Sql, scope: BoardScope): Readonly<{ from: string; params: readonly SqlValue[] }> {
  const text = textFilter('u.sort_name', scope.text);
  const who = `u.kind = ${KIND.student} AND u.listed = 1 AND ${SHOWN} AND (? IS NULL OR u.grade = ?) AND ${text.sql}`;
  const params = [scope.grade, scope.grade, ...text.params];
  if (scope.classId !== null) {
    const from = `FROM enrollments e JOIN users u ON u.id = e.user_id WHERE e.class_id = ? AND e.role = 'student' AND ${who}`;
    return { from, params: [scope.classId, ...params] };
  }
  const orgs = scope.orgId === null ? [] : (JSON.parse(orgsBelow(sql, [scope.orgId])) as string[]);
  // A district's people are those of all its schools.
  if (orgs.length !== 1) return { from: `FROM users u WHERE ${who}`, params };
  const from = `FROM user_orgs m JOIN users u ON u.id = m.user_id
    WHERE m.org_id = ? AND m.listed = 1 AND m.kind = ${KIND.student} AND ${who}`;
  return { from, params: [scope.orgId, ...params] };
}
