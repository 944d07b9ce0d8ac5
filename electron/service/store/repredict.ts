import { lanesOf, Intent, Seen } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { Verdict } from '../../../shared/contract/push.ts';
import { predictLive, type LiveChange } from '../sync/predict.ts';
import { readWorld, type Asker } from './readWorld.ts';
import { laneKey, type Lane, type LaneEffect } from './lane.ts';
import { writeOverlay } from './overlay.ts';
import type { Sql } from './sqlite.ts';

/**
 * Computes the overlay of these lanes anew, and of those that live changes tie to them (a swap or move has two); part
 * of the caller's transaction. Costs in proportion to what is pending there, not to the roster.
 */
export function repredict(sql: Sql, asker: Asker, seeds: readonly Lane[]): void {
  if (seeds.length === 0) return;
  const { live, lanes } = liveAround(sql, seeds);
  // Without their overlay the view of these lanes is the server's truth, and of the pools everybody else's pending.
  sql.run('DELETE FROM overlay WHERE (user_id, product_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))', [
    pairs(lanes),
  ]);
  if (live.length === 0) return;
  const users = live.flatMap((change) => lanesOf(change.intent).map((lane) => lane.userId));
  const world = readWorld(sql, asker, users);
  const { overlay, predicted } = predictLive(world, live);
  for (const [id, effects] of predicted)
    sql.run('UPDATE outbox SET predicted = ? WHERE change_id = ?', [JSON.stringify(effects), id]);
  writeOverlay(sql, overlay);
}

/** Lanes of every change that is live. */
export function liveLanes(sql: Sql): readonly Lane[] {
  return sql
    .all<LaneRow>(
      `SELECT DISTINCT l.user_id, l.product_id FROM outbox o JOIN outbox_lanes l ON l.local_seq = o.local_seq
       WHERE o.live = 1`,
    )
    .map(toLane);
}

type LaneRow = Readonly<{ user_id: Lane['userId']; product_id: Lane['productId'] }>;

const toLane = (row: LaneRow): Lane => ({ userId: row.user_id, productId: row.product_id });

const pairs = (lanes: readonly Lane[]): string => JSON.stringify(lanes.map((lane) => [lane.userId, lane.productId]));

type LiveRow = Readonly<{
  local_seq: number;
  change_id: ChangeId;
  intent: string;
  seen: string;
  made_at: string;
  state: string;
  seq: number | null;
  predicted: string;
  verdict: string | null;
}>;

function liveAround(sql: Sql, seeds: readonly Lane[]): { live: readonly LiveChange[]; lanes: readonly Lane[] } {
  const lanes = new Map(seeds.map((lane) => [laneKey(lane), lane]));
  const found = new Map<number, LiveChange>();
  let fresh: readonly Lane[] = [...lanes.values()];
  while (fresh.length > 0) {
    const next: Lane[] = [];
    for (const row of liveInLanes(sql, fresh)) {
      if (found.has(row.local_seq)) continue;
      const change = toLive(row);
      found.set(row.local_seq, change);
      for (const lane of lanesOf(change.intent)) {
        if (lanes.has(laneKey(lane))) continue;
        lanes.set(laneKey(lane), lane);
        next.push(lane);
      }
    }
    fresh = next;
  }
  const live = [...found].sort(([a], [b]) => a - b).map(([, change]) => change);
  return { live, lanes: [...lanes.values()] };
}

function liveInLanes(sql: Sql, lanes: readonly Lane[]): readonly LiveRow[] {
  return sql.all<LiveRow>(
    `SELECT o.local_seq, o.change_id, o.intent, o.seen, o.made_at, o.state, o.seq, o.predicted, v.verdict
     FROM json_each(?) s
     CROSS JOIN outbox_lanes l ON l.user_id = s.value ->> 0 AND l.product_id = s.value ->> 1
     CROSS JOIN outbox o ON o.local_seq = l.local_seq AND o.live = 1
     LEFT JOIN verdicts v ON v.change_id = o.change_id`,
    [pairs(lanes)],
  );
}

function toLive(row: LiveRow): LiveChange {
  const intent = Intent.parse(JSON.parse(row.intent));
  return {
    id: row.change_id,
    intent,
    seen: Seen.array().parse(JSON.parse(row.seen)),
    at: row.made_at,
    predicted: JSON.parse(row.predicted) as LaneEffect[],
    verdict: settledBy(row),
  };
}

function settledBy({ verdict, seq }: LiveRow): LiveChange['verdict'] {
  if (verdict === null || seq === null) return null;
  const parsed = Verdict.parse(JSON.parse(verdict));
  if (parsed.status === 'applied') return { status: 'applied', seq, held: parsed.effects.assignments };
  return { status: 'noop', seq };
}
