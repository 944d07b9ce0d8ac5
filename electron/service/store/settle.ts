import { Intent, lanesOf, type Void } from '../../../shared/contract/change.ts';
import { canonicalJson } from '../../../shared/contract/canonicalJson.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { problemCode, ReasonCode } from '../../../shared/contract/problem.ts';
import type { Verdict } from '../../../shared/contract/push.ts';
import type { ChangeState } from '../../../shared/contract/view.ts';
import { noteHistory } from './history.ts';
import type { Lane } from './lane.ts';
import { readDevice } from './device.ts';
import { repredict } from './repredict.ts';
import type { Asker } from './readWorld.ts';
import type { Sql } from './sqlite.ts';

/** The final answer to one change of ours. */
export type Settled = Readonly<{ id: ChangeId; seq: number; verdict: Verdict }>;

/**
 * Writes final answers: state, verdict, history and what the rows show from now on, in one commit. Answers about
 * changes that are final already, or that carry another number, are ignored; returns how many counted.
 */
export function settle(sql: Sql, asker: Asker, answers: readonly Settled[], at: string): number {
  return sql.write(() => {
    const { closed } = readDevice(sql);
    const included = new Set(closed.seqs);
    const lanes: Lane[] = [];
    let count = 0;
    for (const { id, seq, verdict } of answers) {
      const row = openRow(sql, id, seq);
      if (!row) continue;
      count += 1;
      const state = stateAfter(verdict, row.void_by);
      const inBase = seq <= closed.floor || included.has(seq);
      const live = (state === 'applied' || state === 'noop') && !inBase;
      end(sql, { id, state, live, reason: reasonOf(verdict), at, why: verdict.status });
      settleByItself(sql, row, verdict, { id, state, at });
      sql.run('INSERT INTO verdicts (change_id, seq, verdict, at) VALUES (?, ?, ?, ?)', [
        id,
        seq,
        JSON.stringify(verdict),
        at,
      ]);
      lanes.push(...lanesOf(Intent.parse(JSON.parse(row.intent))));
    }
    repredict(sql, asker, lanes);
    return count;
  });
}

/** Ends changes that the server cannot or will not decide: they stay visible, have no effect, and can be tried anew. */
export function quarantine(sql: Sql, asker: Asker, ids: readonly ChangeId[], at: string, why: string): void {
  sql.write(() => {
    const lanes: Lane[] = [];
    for (const id of ids) {
      const row = openRow(sql, id, null);
      if (!row) continue;
      end(sql, { id, state: 'quarantined', live: false, reason: null, at, why });
      lanes.push(...lanesOf(Intent.parse(JSON.parse(row.intent))));
    }
    repredict(sql, asker, lanes);
  });
}

/** Who wants a change closed: the person who made it, or the engine because the server cannot take it. */
export type VoidBy = 'person' | 'engine';

/**
 * From now on not the change is sent but its void, under the same id and number: the server closes it without effect,
 * or answers that it was decided before. It keeps its place in the lane. False when there is nothing to close.
 */
export function requestVoid(sql: Sql, id: ChangeId, by: VoidBy, at: string, why: string): boolean {
  return sql.write(() => {
    // Closed it will be anyway; that a person wishes it decides what it is called then.
    const wished = by === 'person' && joinVoid(sql, id);
    if (wished) return true;
    const row = sql.get<{ seq: number; after: string; state: ChangeState }>(
      `SELECT seq, json_extract(bytes, '$.after') AS after, state FROM outbox
       WHERE change_id = ? AND state IN ('sending', 'unknown') AND void_bytes IS NULL`,
      [id],
    );
    if (!row) return false;
    const item: Void = { kind: 'void', id, seq: row.seq, after: JSON.parse(row.after) as ChangeId[] };
    sql.run('UPDATE outbox SET void_bytes = ?, void_by = ?, attempts = 0, faults = 0 WHERE change_id = ?', [
      canonicalJson(item),
      by,
      id,
    ]);
    noteHistory(sql, id, row.state, at, why);
    return true;
  });
}

/** Counts a fault of the server with this one change; returns how many there were. */
export function countFault(sql: Sql, id: ChangeId): number {
  return sql.write(() => {
    sql.run('UPDATE outbox SET faults = faults + 1 WHERE change_id = ?', [id]);
    return sql.get<{ faults: number }>('SELECT faults FROM outbox WHERE change_id = ?', [id])?.faults ?? 0;
  });
}

type End = Readonly<{
  id: ChangeId;
  state: ChangeState;
  live: boolean;
  reason: string | null;
  at: string;
  why: string;
}>;

/** The state a change ends in; part of the caller's transaction. */
function end(sql: Sql, { id, state, live, reason, at, why }: End): void {
  sql.run('UPDATE outbox SET state = ?, live = ?, reason = ?, settled_at = ? WHERE change_id = ?', [
    state,
    live ? 1 : 0,
    reason,
    at,
    id,
  ]);
  noteHistory(sql, id, state, at, why);
}

type OpenRow = Readonly<{ seq: number; intent: string; void_by: VoidBy | null; inverse_of: ChangeId | null }>;

function openRow(sql: Sql, id: ChangeId, seq: number | null): OpenRow | undefined {
  const row = sql.get<OpenRow>(
    "SELECT seq, intent, void_by, inverse_of FROM outbox WHERE change_id = ? AND state IN ('sending', 'unknown')",
    [id],
  );
  return row && (seq === null || row.seq === seq) ? row : undefined;
}

function joinVoid(sql: Sql, id: ChangeId): boolean {
  return (
    sql.run(
      "UPDATE outbox SET void_by = 'person' WHERE change_id = ? AND state IN ('sending', 'unknown') AND void_bytes IS NOT NULL",
      [id],
    ) > 0
  );
}

/** What nobody has to look at: a change without effect that was to be cancelled, or that takes back one that failed. */
function settleByItself(
  sql: Sql,
  row: OpenRow,
  verdict: Verdict,
  { id, state, at }: Readonly<{ id: ChangeId; state: ChangeState; at: string }>,
): void {
  const isUndone = verdict.status === 'blocked' && verdict.by === row.inverse_of;
  const isUnwanted = row.void_by === 'person' && (state === 'refused' || state === 'held');
  if (!isUndone && !isUnwanted) return;
  const resolution = isUndone ? 'undone' : 'drop';
  sql.run('UPDATE outbox SET resolution = ? WHERE change_id = ?', [resolution, id]);
  noteHistory(sql, id, state, at, resolution);
}

function stateAfter(verdict: Verdict, voidBy: VoidBy | null): ChangeState {
  switch (verdict.status) {
    case 'applied':
    case 'noop':
    case 'refused':
    case 'waiting':
    case 'held':
      return verdict.status;
    case 'blocked':
      // It will never have an effect, which is all that was asked for.
      return voidBy === 'person' ? 'cancelled' : 'blocked';
    case 'voided':
      // The engine closes what is poisoned; a void that nobody asked for ends a change all the same.
      return voidBy === 'engine' ? 'quarantined' : 'cancelled';
  }
}

function reasonOf(verdict: Verdict): ReasonCode | null {
  switch (verdict.status) {
    case 'noop':
    case 'refused':
    case 'held': {
      const parsed = ReasonCode.safeParse(problemCode(verdict.problem));
      if (parsed.success) return parsed.data;
      return verdict.status === 'held' ? 'changedElsewhere' : null;
    }
    case 'applied':
    case 'waiting':
    case 'blocked':
    case 'voided':
      return null;
  }
}
