import type { AssignmentId, PoolId, UserId } from '../../../shared/contract/ids.ts';
import type { HeldLicense, ProductView } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';

type Row = ProductView & Readonly<{ user_id: UserId; assignment_id: AssignmentId; pool_id: PoolId; pending: number }>;

/** The licenses of these people as they see them: pending changes included. */
export function readLicenses(sql: Sql, userIds: readonly UserId[]): ReadonlyMap<UserId, readonly HeldLicense[]> {
  const rows = sql.all<Row>(
    `SELECT v.user_id, v.id AS assignment_id, v.pool_id, v.pending, p.id, p.name, p.code, p.color, p.audience
     FROM assignments_view v JOIN products p ON p.id = v.product_id
     WHERE v.user_id IN (SELECT value FROM json_each(?)) ORDER BY p.name, p.id`,
    [JSON.stringify(userIds)],
  );
  const byUser = new Map<UserId, HeldLicense[]>();
  for (const { user_id, assignment_id, pool_id, pending, ...product } of rows) {
    const license = { assignmentId: assignment_id, poolId: pool_id, product, pending: pending === 1 };
    const list = byUser.get(user_id);
    if (list) list.push(license);
    else byUser.set(user_id, [license]);
  }
  return byUser;
}

/** Products by id, for lists that name them. */
export function readProductViews(sql: Sql): ReadonlyMap<string, ProductView> {
  return new Map(
    sql.all<ProductView>('SELECT id, name, code, color, audience FROM products').map((row) => [row.id, row]),
  );
}
