import type { OrgId } from '../../../shared/contract/ids.ts';
import type { ProductCounts, ProductView } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { orgsBelow } from './orgs.ts';

type CountRow = ProductView &
  Readonly<{
    quantity: number;
    assigned: number;
    available: number;
    adding: number;
    freeing: number;
    ends_on: string | null;
  }>;

/** `dashboard.get`: each product with the licenses of the running pools that serve the org (or all in scope). */
export function readDashboard(sql: Sql, orgId: OrgId | null, today: string): ProductCounts[] {
  const pending = countPending(sql, orgId);
  const rows = sql.all<CountRow>(
    `SELECT p.id, p.name, p.code, p.color, p.audience,
       COALESCE(SUM(l.quantity), 0) AS quantity, COALESCE(SUM(l.assigned), 0) AS assigned,
       COALESCE(SUM(MAX(0, l.quantity - l.assigned)), 0) AS available,
       COALESCE(SUM(l.adding), 0) AS adding, COALESCE(SUM(l.freeing), 0) AS freeing, MIN(l.ends_on) AS ends_on
     FROM products p LEFT JOIN pools_view l ON l.product_id = p.id AND l.starts_on <= ? AND l.ends_on >= ?
       AND (? IS NULL OR l.org_id IN (SELECT value FROM json_each(?)))
     GROUP BY p.id ORDER BY p.audience = 'educator', p.name, p.id`,
    [today, today, orgId, orgId === null ? '[]' : orgsServing(sql, orgId)],
  );
  return rows.map(({ quantity, assigned, available, adding, freeing, ends_on, ...product }) => ({
    product,
    quantity,
    assigned,
    available,
    pending: pending.get(product.id) ?? 0,
    adding,
    freeing,
    endsOn: ends_on,
  }));
}

/** Orgs whose pools a person of this org may draw from: above it, itself, and those below. */
function orgsServing(sql: Sql, orgId: OrgId): string {
  const above = sql.all<{ id: string }>(
    `WITH RECURSIVE above (id) AS (
       SELECT ? UNION SELECT o.parent_id FROM orgs o JOIN above a ON o.id = a.id WHERE o.parent_id IS NOT NULL)
     SELECT id FROM above`,
    [orgId],
  );
  const below = JSON.parse(orgsBelow(sql, [orgId])) as string[];
  return JSON.stringify([...new Set([...above.map((row) => row.id), ...below])]);
}

function countPending(sql: Sql, orgId: OrgId | null): ReadonlyMap<string, number> {
  const rows = sql.all<{ product_id: string; n: number }>(
    `SELECT l.product_id, COUNT(DISTINCT o.local_seq) AS n
     FROM outbox o JOIN outbox_lanes l ON l.local_seq = o.local_seq
     WHERE o.live = 1 AND o.state IN ('queued', 'sending', 'unknown') AND (? IS NULL OR EXISTS (
       SELECT 1 FROM user_orgs u WHERE u.user_id = l.user_id AND u.org_id IN (SELECT value FROM json_each(?))))
     GROUP BY l.product_id`,
    [orgId, orgId === null ? '[]' : orgsBelow(sql, [orgId])],
  );
  return new Map(rows.map((row) => [row.product_id, row.n]));
}
