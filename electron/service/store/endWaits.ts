import { Intent, lanesOf } from '../../../shared/contract/change.ts';
import type { ChangeId, Instant } from '../../../shared/contract/ids.ts';
import type { ReasonCode } from '../../../shared/contract/problem.ts';
import type { ChangeState } from '../../../shared/contract/view.ts';
import type { WaitState } from '../../../shared/contract/waiting.ts';
import { readDevice } from './device.ts';
import { noteHistory } from './history.ts';
import type { Lane } from './lane.ts';
import type { Sql } from './sqlite.ts';

/** A change that waited for a license is done when the license is there. */
export function endServedWaits(sql: Sql, at: Instant): readonly Lane[] {
  const rows = sql.all<{ change_id: ChangeId; intent: string }>(
    `SELECT o.change_id, o.intent FROM outbox o WHERE o.state = 'waiting' AND EXISTS (
       SELECT 1 FROM assignments a WHERE a.id = o.change_id)`,
  );
  for (const row of rows) end(sql, row.change_id, { state: 'applied', reason: null, at, why: 'licenseCame' });
  return rows.flatMap((row) => lanesOf(Intent.parse(JSON.parse(row.intent))));
}

/** Changes whose place in line is gone without a license: the pull that contains their verdict no longer has it. */
export function readEndedWaits(sql: Sql): readonly ChangeId[] {
  const { closed } = readDevice(sql);
  return sql
    .all<{ change_id: ChangeId }>(
      `SELECT o.change_id FROM outbox o WHERE o.state = 'waiting'
         AND (o.seq <= ? OR o.seq IN (SELECT value FROM json_each(?)))
         AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.id = o.change_id)
       ORDER BY o.local_seq`,
      [closed.floor, JSON.stringify(closed.seqs)],
    )
    .map((row) => row.change_id);
}

/** Ends a wait as the server says it ended; false when it has not. */
export function endWait(sql: Sql, id: ChangeId, state: WaitState | null, at: Instant): boolean {
  const how = endOf(state);
  if (how === null) return false;
  return sql.write(() => end(sql, id, { ...how, at }));
}

type End = Readonly<{ state: ChangeState; reason: ReasonCode | null; why: string }>;

function endOf(state: WaitState | null): End | null {
  // Forgotten, or out of sight: nobody can say what became of it, and it can be tried anew.
  if (state === null) return { state: 'quarantined', reason: null, why: 'waitUnknown' };
  switch (state.state) {
    case 'waiting':
      return null;
    case 'served':
      // The license came, and is gone again since.
      return { state: 'applied', reason: null, why: 'licenseCame' };
    case 'cancelled':
      return { state: 'cancelled', reason: null, why: 'waitCancelled' };
    case 'dropped':
      return state.reason === 'alreadyAssigned'
        ? { state: 'noop', reason: state.reason, why: 'waitDropped' }
        : { state: 'refused', reason: state.reason, why: 'waitDropped' };
  }
}

function end(sql: Sql, id: ChangeId, { state, reason, at, why }: End & Readonly<{ at: Instant }>): boolean {
  const altered = sql.run(
    "UPDATE outbox SET state = ?, reason = ?, settled_at = ? WHERE change_id = ? AND state = 'waiting'",
    [state, reason, at, id],
  );
  if (altered > 0) noteHistory(sql, id, state, at, why);
  return altered > 0;
}
