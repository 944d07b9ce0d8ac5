import { Intent } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { noteHistory } from './history.ts';
import type { Sql } from './sqlite.ts';

/** A change that needs the person; null when it does not (any more). */
export function needsPerson(sql: Sql, id: ChangeId): Readonly<{ intent: Intent; label: string }> | null {
  const row = sql.get<{ intent: string; label: string }>(
    `SELECT o.intent, s.label FROM outbox o JOIN change_sets s ON s.id = o.change_set_id
     WHERE o.change_id = ? AND o.state IN ('refused', 'held', 'blocked', 'quarantined') AND o.resolution IS NULL`,
    [id],
  );
  return row ? { intent: Intent.parse(JSON.parse(row.intent)), label: row.label } : null;
}

/** Notes what the person chose; the change keeps its verdict and no longer asks for attention. */
export function resolve(sql: Sql, id: ChangeId, choice: 'keepMine' | 'drop', at: string): void {
  sql.write(() => {
    sql.run('UPDATE outbox SET resolution = ? WHERE change_id = ?', [choice, id]);
    const row = sql.get<{ state: 'refused' }>('SELECT state FROM outbox WHERE change_id = ?', [id]);
    if (row) noteHistory(sql, id, row.state, at, choice);
  });
}
