import { Intent, lanesOf } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { noteHistory } from './history.ts';
import type { Asker } from './readWorld.ts';
import { repredict } from './repredict.ts';
import type { Sql } from './sqlite.ts';

/** Cancels a change that has not left yet: a compare-and-set. False when it is on its way or decided. */
export function cancelQueued(sql: Sql, asker: Asker, id: ChangeId, at: string): boolean {
  return sql.write(() => {
    const altered = sql.run(
      "UPDATE outbox SET state = 'cancelled', live = 0, settled_at = ? WHERE change_id = ? AND state = 'queued'",
      [at, id],
    );
    if (altered === 0) return false;
    noteHistory(sql, id, 'cancelled', at, 'byPerson');
    const row = sql.get<{ intent: string; after: string }>('SELECT intent, after FROM outbox WHERE change_id = ?', [
      id,
    ]);
    if (!row) return false;
    handOnAfter(sql, id, JSON.parse(row.after) as ChangeId[]);
    repredict(sql, asker, lanesOf(Intent.parse(JSON.parse(row.intent))));
    return true;
  });
}

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

/** Queued changes that came after this one come after what it came after, so that its lane keeps its order. */
function handOnAfter(sql: Sql, id: ChangeId, after: readonly ChangeId[]): void {
  const rows = sql.all<{ change_id: ChangeId; after: string }>(
    `SELECT o.change_id, o.after FROM outbox o WHERE o.state = 'queued' AND o.after <> '[]'
       AND EXISTS (SELECT 1 FROM json_each(o.after) a WHERE a.value = ?)`,
    [id],
  );
  for (const row of rows) {
    const others = (JSON.parse(row.after) as ChangeId[]).filter((other) => other !== id);
    const next = [...new Set([...others, ...after])];
    sql.run('UPDATE outbox SET after = ? WHERE change_id = ?', [JSON.stringify(next), row.change_id]);
  }
}
