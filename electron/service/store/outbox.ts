import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/contract/canonicalJson.ts';
import { Intent, Seen, type Change } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId } from '../../../shared/contract/ids.ts';
import type { ChangeState } from '../../../shared/contract/view.ts';
import { ackOf } from '../sync/ack.ts';
import { afterWhenSent, type Predecessor } from '../sync/after.ts';
import { noteHistory } from './history.ts';
import type { Sql } from './sqlite.ts';

/** One item of a push: the frozen bytes as they were committed, or those of its void. */
export type Sendable = Readonly<{ id: ChangeId; seq: number; bytes: string; isVoid: boolean }>;

/**
 * What to send now, at most `limit` items, oldest number first: what has no answer yet, then what is queued, which is
 * frozen by this. The bytes are committed when this returns, before any of them can leave.
 */
export function takeBatch(sql: Sql, limit: number, skip: ReadonlySet<ChangeId>, at: string): readonly Sendable[] {
  return sql.write(() => {
    const waiting = inFlight(sql).filter((item) => !skip.has(item.id));
    if (waiting.length < limit) freezeQueued(sql, limit - waiting.length, at);
    const batch = inFlight(sql).filter((item) => !skip.has(item.id));
    const chosen = batch.slice(0, limit);
    for (const { id } of chosen) sql.run('UPDATE outbox SET attempts = attempts + 1 WHERE change_id = ?', [id]);
    return chosen;
  });
}

/** Changes whose fate we do not know: they were sent and no answer came, or we ended while they were on the way. */
export function countUnknown(sql: Sql): number {
  return countOf(sql, "state = 'unknown'");
}

/** Is anything left that a push could carry? */
export function hasWork(sql: Sql, skip: ReadonlySet<ChangeId>): boolean {
  if (countOf(sql, "state IN ('queued', 'unknown')") > 0) return true;
  return inFlight(sql).some((item) => !skip.has(item.id));
}

/** Moves changes that are on the way between "sending" and "unknown". */
export function markInFlight(
  sql: Sql,
  ids: readonly ChangeId[],
  state: 'sending' | 'unknown',
  at: string,
  why: string,
): void {
  sql.write(() => {
    for (const id of ids) {
      const altered = sql.run(
        "UPDATE outbox SET state = ? WHERE change_id = ? AND state IN ('sending', 'unknown') AND state <> ?",
        [state, id, state],
      );
      if (altered > 0) noteHistory(sql, id, state, at, why);
    }
  });
}

/** Ids by state, oldest first. */
export function idsInState(sql: Sql, state: 'sending' | 'unknown'): readonly ChangeId[] {
  return sql
    .all<{ change_id: ChangeId }>('SELECT change_id FROM outbox WHERE state = ? ORDER BY seq', [state])
    .map((row) => row.change_id);
}

/** Every number up to here is final on this device and named by nothing that is open. */
export function readAck(sql: Sql): number {
  const next = sql.get<{ next_seq: number }>('SELECT next_seq FROM device')?.next_seq ?? 1;
  const open = sql.all<{ seq: number }>("SELECT seq FROM outbox WHERE state IN ('sending', 'unknown')");
  const named = sql.all<{ seq: number }>(
    `SELECT n.seq FROM outbox o
     JOIN json_each(CASE WHEN o.bytes IS NULL THEN o.after ELSE json_extract(o.bytes, '$.after') END) a
     JOIN outbox n ON n.change_id = a.value
     WHERE o.state IN ('queued', 'sending', 'unknown') AND o.after <> '[]' AND n.seq IS NOT NULL
       AND (o.bytes IS NOT NULL OR n.state NOT IN ('applied', 'noop', 'waiting'))
       -- A restored server will never know it: waiting for it would be for ever.
       AND NOT EXISTS (SELECT 1 FROM epoch_missing m WHERE m.change_id = n.change_id)`,
  );
  const seqs = (rows: readonly { seq: number }[]): number[] => rows.map((row) => row.seq);
  return ackOf(next, seqs(open), seqs(named));
}

function inFlight(sql: Sql): readonly Sendable[] {
  type Row = Readonly<{ id: ChangeId; seq: number; bytes: string; void_bytes: string | null }>;
  return sql
    .all<Row>("SELECT change_id AS id, seq, bytes, void_bytes FROM outbox WHERE state = 'sending' ORDER BY seq")
    .map(({ void_bytes, ...row }) => ({ ...row, bytes: void_bytes ?? row.bytes, isVoid: void_bytes !== null }));
}

type QueuedRow = Readonly<{
  change_id: ChangeId;
  intent: string;
  seen: string;
  after: string;
  made_at: string;
  set_id: ChangeSetId;
  label: string;
}>;

function freezeQueued(sql: Sql, limit: number, at: string): void {
  const rows = sql.all<QueuedRow>(
    `SELECT o.change_id, o.intent, o.seen, o.after, o.made_at, s.id AS set_id, s.label
     FROM outbox o JOIN change_sets s ON s.id = o.change_set_id
     WHERE o.state = 'queued' ORDER BY o.local_seq LIMIT ?`,
    [limit],
  );
  if (rows.length === 0) return;
  let seq = sql.get<{ next_seq: number }>('SELECT next_seq FROM device')?.next_seq ?? 1;
  for (const row of rows) {
    const bytes = canonicalJson(toChange(row, seq, afterWhenSent(ids(row.after), predecessorOf(sql))));
    sql.run("UPDATE outbox SET state = 'sending', seq = ?, bytes = ?, hash = ? WHERE change_id = ?", [
      seq,
      bytes,
      createHash('sha256').update(bytes).digest('hex'),
      row.change_id,
    ]);
    noteHistory(sql, row.change_id, 'sending', at, 'frozen');
    seq += 1;
  }
  sql.run('UPDATE device SET next_seq = ?', [seq]);
}

function toChange(row: QueuedRow, seq: number, after: readonly ChangeId[]): Change {
  return {
    kind: 'change',
    id: row.change_id,
    seq,
    intent: Intent.parse(JSON.parse(row.intent)),
    seen: Seen.array().parse(JSON.parse(row.seen)),
    after: [...after],
    changeSet: { id: row.set_id, label: row.label },
    madeAt: row.made_at,
  };
}

function predecessorOf(sql: Sql): (id: ChangeId) => Predecessor | undefined {
  return (id) => {
    const row = sql.get<{ state: ChangeState; after: string }>('SELECT state, after FROM outbox WHERE change_id = ?', [
      id,
    ]);
    return row && { id, state: row.state, after: ids(row.after) };
  };
}

const ids = (text: string): readonly ChangeId[] => JSON.parse(text) as ChangeId[];

function countOf(sql: Sql, where: string): number {
  return sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM outbox WHERE ${where}`)?.n ?? 0;
}
