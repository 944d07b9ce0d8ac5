import { Intent, lanesOf } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, UserId } from '../../../shared/contract/ids.ts';
import { ReasonCode } from '../../../shared/contract/problem.ts';
import { Verdict } from '../../../shared/contract/push.ts';
import type { Activity, ActivityItem, ChangeState } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { readChangeNames, type ChangeNames } from './changeNames.ts';

/** More than a person reads; the rest stays in the store. */
const LIMIT = { attention: 1000, waiting: 1000, done: 200 } as const;

const ATTENTION = "o.state IN ('refused', 'held', 'blocked', 'quarantined') AND o.resolution IS NULL";

type Row = Readonly<{
  change_id: ChangeId;
  change_set_id: ChangeSetId;
  label: string;
  intent: string;
  state: ChangeState;
  void_by: string | null;
  not_before: string | null;
  reason: string | null;
  made_at: string;
  settled_at: string | null;
  verdict: string | null;
}>;

const SELECT = `SELECT o.change_id, o.change_set_id, s.label, o.intent, o.state, o.void_by, o.not_before, o.reason, o.made_at,
  o.settled_at,
  CASE WHEN o.state = 'held' THEN v.verdict END AS verdict
  FROM outbox o JOIN change_sets s ON s.id = o.change_set_id LEFT JOIN verdicts v ON v.change_id = o.change_id`;

/** `activity.get`: what needs the person, what waits to be confirmed, and what is over, the latest first. */
export function readActivity(sql: Sql): Activity {
  const attention = sql.all<Row>(`${SELECT} WHERE ${ATTENTION} ORDER BY o.local_seq DESC LIMIT ${LIMIT.attention}`);
  const waiting = sql.all<Row>(
    `${SELECT} WHERE o.state IN ('scheduled', 'queued', 'sending', 'unknown', 'waiting') ORDER BY o.local_seq LIMIT ${LIMIT.waiting}`,
  );
  const done = sql.all<Row>(
    `${SELECT} WHERE o.settled_at IS NOT NULL AND o.state <> 'waiting' AND NOT (${ATTENTION})
     ORDER BY o.settled_at DESC, o.local_seq DESC LIMIT ${LIMIT.done}`,
  );
  const toItems = itemsOf(sql, [...attention, ...waiting, ...done]);
  return {
    attention: toItems(attention).map((item) => withNow(sql, item)),
    waiting: toItems(waiting),
    done: toItems(done),
  };
}

/** `epoch.missing`: what a restored server no longer has. */
export function listMissing(sql: Sql): ActivityItem[] {
  const rows = sql.all<Row>(
    `${SELECT} JOIN epoch_missing m ON m.change_id = o.change_id WHERE m.resolution IS NULL ORDER BY o.seq`,
  );
  return itemsOf(sql, rows)(rows);
}

/** Names and products are read once for all rows. */
function itemsOf(sql: Sql, all: readonly Row[]): (rows: readonly Row[]) => ActivityItem[] {
  const namesOf = readChangeNames(sql, all.map(intentOf));
  return (rows) => rows.map((row) => toItem(row, namesOf(intentOf(row))));
}

/** `people.changes`: what was saved on this computer about the licenses of one person, the newest first. */
export function readPersonChanges(sql: Sql, userId: UserId): ActivityItem[] {
  const rows = sql.all<Row>(
    `${SELECT} WHERE o.local_seq IN (SELECT local_seq FROM outbox_lanes WHERE user_id = ?)
     AND o.state NOT IN ('cancelled', 'superseded') ORDER BY o.local_seq DESC LIMIT ${LIMIT.done}`,
    [userId],
  );
  return itemsOf(sql, rows)(rows);
}

/** `changes.unsent`: what would be lost with this store, the oldest first. */
export function readUnsent(sql: Sql): ActivityItem[] {
  const rows = sql.all<Row>(
    `${SELECT} WHERE o.state IN ('scheduled', 'queued', 'sending', 'unknown') OR (${ATTENTION}) ORDER BY o.local_seq`,
  );
  return itemsOf(sql, rows)(rows);
}

function toItem(row: Row, names: ChangeNames): ActivityItem {
  const current = row.verdict === null ? null : latestChange(Verdict.parse(JSON.parse(row.verdict)));
  return {
    changeId: row.change_id,
    changeSetId: row.change_set_id,
    label: row.label,
    intent: intentOf(row),
    ...names,
    state: row.state,
    cancelAsked: row.void_by === 'person',
    notBefore: row.not_before,
    reason: ReasonCode.safeParse(row.reason).data ?? null,
    changedBy: current?.changedBy ?? null,
    changedAt: current?.changedAt ?? null,
    madeAt: row.made_at,
    settledAt: row.settled_at,
    now: [],
  };
}

function intentOf(row: Row): Intent {
  return Intent.parse(JSON.parse(row.intent));
}

/** What is so now, for a person who must decide. */
function withNow(sql: Sql, item: ActivityItem): ActivityItem {
  const now = lanesOf(item.intent).map((lane) => ({
    ...lane,
    held:
      sql.get('SELECT 1 AS yes FROM assignments_view WHERE user_id = ? AND product_id = ?', [
        lane.userId,
        lane.productId,
      ]) !== undefined,
  }));
  return { ...item, now };
}

/** Who altered what the author had seen, the latest of them. */
function latestChange(verdict: Verdict): { changedBy: string | null; changedAt: string | null } | null {
  if (verdict.status !== 'held') return null;
  const [latest] = [...verdict.current].sort((a, b) => ((a.changedAt ?? '') < (b.changedAt ?? '') ? 1 : -1));
  return latest ?? null;
}
