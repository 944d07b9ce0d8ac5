import { Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, Instant } from '../../../shared/contract/ids.ts';
import { noteHistory } from './history.ts';
import type { Sql, SqlValue } from './sqlite.ts';

/** A change that needs the person. */
export type Needing = Readonly<{ id: ChangeId; intent: Intent; label: string }>;

/** This change, when it needs the person (still). */
export function needPerson(sql: Sql, id: ChangeId): readonly Needing[] {
  return read(sql, 'o.change_id = ?', [id]);
}

/** Those of a set that need the person, in the order in which they were saved. */
export function needPersonInSet(sql: Sql, id: ChangeSetId): readonly Needing[] {
  return read(sql, 'o.change_set_id = ?', [id]);
}

function read(sql: Sql, which: string, params: readonly SqlValue[]): readonly Needing[] {
  return sql
    .all<{ id: ChangeId; intent: string; label: string }>(
      `SELECT o.change_id AS id, o.intent, s.label FROM outbox o JOIN change_sets s ON s.id = o.change_set_id
       WHERE ${which} AND o.state IN ('refused', 'held', 'blocked', 'quarantined') AND o.resolution IS NULL
       ORDER BY o.local_seq`,
      params,
    )
    .map((row) => ({ ...row, intent: Intent.parse(JSON.parse(row.intent)) }));
}

/** Notes what the person chose; the change keeps its verdict and no longer asks for attention. */
export function resolve(sql: Sql, id: ChangeId, choice: 'keepMine' | 'keepTheirs' | 'drop', at: Instant): void {
  sql.write(() => {
    sql.run('UPDATE outbox SET resolution = ? WHERE change_id = ?', [choice, id]);
    const row = sql.get<{ state: 'refused' }>('SELECT state FROM outbox WHERE change_id = ?', [id]);
    if (row) noteHistory(sql, id, row.state, at, choice);
  });
}
