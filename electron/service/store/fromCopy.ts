import type { ChangeId } from '../../../shared/contract/ids.ts';
import { noteHistory } from './history.ts';
import type { Sql } from './sqlite.ts';

/** More numbers than a device gives out between two copies. */
const NUMBERS_SKIPPED = 1_000_000;

/**
 * What a copy says may have gone on after it was made, in the file that is lost; part of the caller's transaction.
 *
 * - What had a number then has the same id and bytes still: the server is asked, and what it does not know is sent as it
 *   was. What was confirmed and acknowledged since comes back as closed.
 * - What had none may since have been sent under a number that nobody knows here, or been cancelled. It is not sent by
 *   itself: the person decides, and trying again makes a new change on what is there now.
 * - Numbers given out after the copy are not given out again.
 */
export function settleAsFromCopy(sql: Sql, at: string): void {
  const rows = sql.all<{ change_id: ChangeId }>(
    "SELECT change_id FROM outbox WHERE state IN ('scheduled', 'queued') ORDER BY local_seq",
  );
  for (const { change_id: id } of rows) {
    sql.run("UPDATE outbox SET state = 'quarantined', live = 0, settled_at = ? WHERE change_id = ?", [at, id]);
    noteHistory(sql, id, 'quarantined', at, 'fromCopy');
  }
  sql.run('UPDATE device SET next_seq = next_seq + ?', [NUMBERS_SKIPPED]);
}
