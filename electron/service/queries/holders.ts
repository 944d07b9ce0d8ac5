import type { ParamsOf, ResultOf } from '../../../shared/contract/ipcService.ts';
import type { Holder } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';

type Row = Omit<Holder, 'pending'> & Readonly<{ pending: number }>;

/**
 * `licenses.holders`: who holds a license of a product, as the person sees it. Those who have left come first, for theirs
 * can be taken back at once, then those who have held theirs longest.
 */
export function listHolders(
  sql: Sql,
  { productId, offset, limit }: ParamsOf<'licenses.holders'>,
): ResultOf<'licenses.holders'> {
  const from = 'FROM assignments_view v JOIN users u ON u.id = v.user_id WHERE v.product_id = ?';
  const total = sql.get<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, [productId])?.n ?? 0;
  const rows = sql.all<Row>(
    `SELECT u.id AS userId, u.given_name AS givenName, u.family_name AS familyName, u.status, v.pool_id AS poolId,
       v.assigned_at AS assignedAt, v.pending
     ${from} ORDER BY u.status = 'active', v.assigned_at, u.id LIMIT ? OFFSET ?`,
    [productId, limit, offset],
  );
  return { total, rows: rows.map((row) => ({ ...row, pending: row.pending === 1 })) };
}
