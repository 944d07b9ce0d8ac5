import { Intent, lanesOf } from '../../../shared/contract/change.ts';
import type { ChangeId, Instant } from '../../../shared/contract/ids.ts';
import { takesBack } from '../../../shared/licensing/takesBack.ts';
import type { Planned } from '../sync/planChanges.ts';
import { endQueued } from './cancel.ts';
import { laneKey, type Lane } from './lane.ts';
import type { Sql } from './sqlite.ts';

export type Merged = Readonly<{
  /** Changes that need not be sent: each ended the one it takes back. */
  pointless: readonly Planned[];
  rest: readonly Planned[];
  /** Lanes whose prediction is no longer right. */
  lanes: readonly Lane[];
}>;

/**
 * Ends queued changes that a new one takes back, before anything was sent; part of the caller's transaction. What has
 * been frozen is never touched. A lane that the same set touches twice is left alone: its second change was planned on
 * what the first one makes of it.
 */
export function mergeQueued(sql: Sql, planned: readonly Planned[], at: Instant): Merged {
  const times = new Map<string, number>();
  for (const lane of planned.flatMap(({ intent }) => lanesOf(intent)))
    times.set(laneKey(lane), (times.get(laneKey(lane)) ?? 0) + 1);
  const ended: ChangeId[] = [];
  const pointless: Planned[] = [];
  const rest: Planned[] = [];
  for (const change of planned) {
    const earlier = lanesOf(change.intent).every((lane) => times.get(laneKey(lane)) === 1)
      ? takenBack(sql, change.intent)
      : null;
    if (earlier === null) rest.push(change);
    else {
      ended.push(earlier);
      pointless.push(change);
    }
  }
  const lanes = endQueued(sql, ended, { state: 'superseded', at }) ?? [];
  return { pointless, rest, lanes };
}

/** The change that this one takes back, when that is the latest of its lane and has not left. */
function takenBack(sql: Sql, intent: Intent): ChangeId | null {
  const [lane] = lanesOf(intent);
  if (intent.kind !== 'unassign' || !lane) return null;
  const latest = sql.get<{ change_id: ChangeId; intent: string; state: string }>(
    `SELECT o.change_id, o.intent, o.state FROM outbox_lanes l JOIN outbox o ON o.local_seq = l.local_seq
     WHERE l.user_id = ? AND l.product_id = ? AND o.state IN ('queued', 'sending', 'unknown')
     ORDER BY l.local_seq DESC LIMIT 1`,
    [lane.userId, lane.productId],
  );
  if (latest?.state !== 'queued') return null;
  return takesBack(intent, Intent.parse(JSON.parse(latest.intent))) ? latest.change_id : null;
}
