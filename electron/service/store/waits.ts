import type { ProductId, UserId } from '../../../shared/contract/ids.ts';
import { laneKey, type Lane } from './lane.ts';
import type { Sql } from './sqlite.ts';

/** Does somebody wait for a license here? By the server's list, and by changes of ours that it has not heard of yet. */
export function readWaits(sql: Sql, userIds: readonly UserId[]): (lane: Lane) => boolean {
  const ids = JSON.stringify([...new Set(userIds)]);
  const rows = sql.all<{ user_id: UserId; product_id: ProductId }>(
    `SELECT user_id, product_id FROM waiting WHERE user_id IN (SELECT value FROM json_each(?1))
     UNION
     SELECT l.user_id, l.product_id FROM (SELECT DISTINCT value FROM json_each(?1)) u
     CROSS JOIN outbox_lanes l ON l.user_id = u.value
     CROSS JOIN outbox o ON o.local_seq = l.local_seq
     WHERE o.state IN ('queued', 'sending', 'unknown', 'waiting') AND o.intent ->> 'wait'
       AND COALESCE(o.intent ->> 'toProductId', o.intent ->> 'productId') = l.product_id`,
    [ids],
  );
  const lanes = new Set(rows.map((row) => laneKey({ userId: row.user_id, productId: row.product_id })));
  return (lane) => lanes.has(laneKey(lane));
}
