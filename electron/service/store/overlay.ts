import type { OverlayLane } from '../sync/predict.ts';
import type { Sql } from './sqlite.ts';

/** Puts rows into the overlay; part of the caller's transaction. */
export function writeOverlay(sql: Sql, lanes: readonly OverlayLane[]): void {
  for (const { userId, productId, assignment, changeId, settledSeq } of lanes) {
    sql.run(
      `INSERT OR REPLACE INTO overlay
         (user_id, product_id, assignment_id, pool_id, version, assigned_at, change_id, settled_seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        userId,
        productId,
        assignment?.id ?? null,
        assignment?.poolId ?? null,
        assignment?.version ?? null,
        assignment?.assignedAt ?? null,
        changeId,
        settledSeq,
      ],
    );
  }
}
