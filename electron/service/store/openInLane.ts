import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { Lane } from './lane.ts';
import type { Sql } from './sqlite.ts';

/** The latest change of the lane that has no verdict yet: the one that a new change comes after. */
export function openInLane(sql: Sql, { userId, productId }: Lane): readonly ChangeId[] {
  return sql
    .all<{ change_id: ChangeId }>(
      `SELECT o.change_id FROM outbox_lanes l JOIN outbox o ON o.local_seq = l.local_seq
       WHERE l.user_id = ? AND l.product_id = ? AND o.state IN ('queued', 'sending', 'unknown')
       ORDER BY l.local_seq DESC LIMIT 1`,
      [userId, productId],
    )
    .map((row) => row.change_id);
}
