import type { ChangeId, ChangeSetId } from '../../../shared/contract/ids.ts';
import type { Sql } from './sqlite.ts';

/** The latest are kept whatever their age: a clock that was years off must not empty the history. */
const ALWAYS_KEPT = 1000;
/** So many in one transaction: a person's edit does not wait for them. */
const STEP = 200;

type Row = Readonly<{ change_id: ChangeId; change_set_id: ChangeSetId }>;

/**
 * Forgets changes that were over before that moment, with their verdicts and their history; answers whether there may be
 * more. Nothing that is open, that the person has not decided, or that something open comes after is forgotten.
 */
export function pruneStep(sql: Sql, before: string): boolean {
  return sql.write(() => {
    const rows = sql.all<Row>(
      `SELECT change_id, change_set_id FROM outbox o
       WHERE settled_at < ?1 AND live = 0
         AND (state IN ('applied', 'noop', 'cancelled', 'superseded')
           OR (state IN ('refused', 'held', 'blocked', 'quarantined') AND resolution IS NOT NULL))
         AND local_seq <= (SELECT local_seq FROM outbox ORDER BY local_seq DESC LIMIT 1 OFFSET ${ALWAYS_KEPT})
         AND NOT EXISTS (SELECT 1 FROM epoch_missing m WHERE m.change_id = o.change_id AND m.resolution IS NULL)
         AND change_id NOT IN (SELECT change_id FROM overlay)
         AND change_id NOT IN (
           SELECT a.value FROM outbox n, json_each(n.after) a
           WHERE n.state IN ('scheduled', 'queued', 'sending', 'unknown') AND n.after <> '[]')
       ORDER BY settled_at LIMIT ${STEP}`,
      [before],
    );
    const ids = JSON.stringify(rows.map((row) => row.change_id));
    for (const table of ['verdicts', 'epoch_missing', 'outbox_history', 'outbox'])
      sql.run(`DELETE FROM ${table} WHERE change_id IN (SELECT value FROM json_each(?))`, [ids]);
    sql.run(
      `DELETE FROM change_sets WHERE id IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.change_set_id = change_sets.id)`,
      [JSON.stringify([...new Set(rows.map((row) => row.change_set_id))])],
    );
    return rows.length === STEP;
  });
}
