import type { Sql } from './sqlite.ts';

/** What the person sees: the server's truth with the overlay of pending changes on top. */
export function createViews(sql: Sql): void {
  sql.exec(VIEWS);
}

/** A snapshot's swap renames tables under the views, so they go first and come back after. */
export function dropViews(sql: Sql): void {
  sql.exec('DROP VIEW pools_view; DROP VIEW pool_overlay; DROP VIEW assignments_view;');
}

const VIEWS = `
CREATE VIEW assignments_view AS
SELECT a.id, a.user_id, a.product_id, a.pool_id, a.version, a.assigned_at, 0 AS pending
FROM assignments a
WHERE NOT EXISTS (SELECT 1 FROM overlay o WHERE o.user_id = a.user_id AND o.product_id = a.product_id)
UNION ALL
SELECT o.assignment_id, o.user_id, o.product_id, o.pool_id, o.version, o.assigned_at, 1
FROM overlay o WHERE o.assignment_id IS NOT NULL;

CREATE VIEW pool_overlay AS
SELECT pool_id, SUM(adding) AS adding, SUM(freeing) AS freeing FROM (
  SELECT o.pool_id, 1 AS adding, 0 AS freeing
  FROM overlay o LEFT JOIN assignments a ON a.user_id = o.user_id AND a.product_id = o.product_id
  WHERE o.pool_id IS NOT NULL AND a.pool_id IS NOT o.pool_id
  UNION ALL
  SELECT a.pool_id, 0, 1
  -- CROSS JOIN keeps the order: the few rows of the overlay first, not a hundred thousand licenses.
  FROM overlay o CROSS JOIN assignments a ON a.user_id = o.user_id AND a.product_id = o.product_id
  WHERE a.pool_id IS NOT o.pool_id
) GROUP BY pool_id;

CREATE VIEW pools_view AS
SELECT p.id, p.product_id, p.org_id, p.quantity, p.starts_on, p.ends_on,
  p.assigned AS base_assigned,
  MAX(0, p.assigned + COALESCE(c.adding, 0) - COALESCE(c.freeing, 0)) AS assigned,
  COALESCE(c.adding, 0) AS adding,
  COALESCE(c.freeing, 0) AS freeing
FROM pools p LEFT JOIN pool_overlay c ON c.pool_id = p.id;
`;
