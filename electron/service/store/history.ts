import type { ChangeState } from '../../../shared/contract/view.ts';
import type { Sql } from './sqlite.ts';

/** Notes a state a change went through; part of the caller's transaction. `why` is a code, never a name. */
export function noteHistory(sql: Sql, changeId: string, state: ChangeState, at: string, why: string): void {
  sql.run('INSERT INTO outbox_history (change_id, state, at, why) VALUES (?, ?, ?, ?)', [changeId, state, at, why]);
}
