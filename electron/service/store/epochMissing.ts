import { Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, Instant } from '../../../shared/contract/ids.ts';
import type { SnapshotHead } from '../../../shared/contract/pull.ts';
import { readDevice } from './device.ts';
import { noteHistory } from './history.ts';
import type { Sql } from './sqlite.ts';

type LostRow = Readonly<{ change_id: ChangeId; state: string }>;

/**
 * The server was restored from a backup: notes which of our decided numbers it no longer knows, each once; part of the
 * transaction that takes in its snapshot. What had an effect is listed for the person, and nothing is sent again by
 * itself. What had none is only known not to be there, so that nothing waits for it.
 */
export function noteMissing(sql: Sql, head: SnapshotHead, at: Instant): void {
  const { epoch } = readDevice(sql);
  if (epoch === null || epoch === head.epoch) return;
  const lost = sql.all<LostRow>(
    `SELECT o.change_id, o.state FROM outbox o
     WHERE o.seq > ? AND o.seq NOT IN (SELECT value FROM json_each(?)) AND o.state NOT IN ('sending', 'unknown')
       AND NOT EXISTS (SELECT 1 FROM epoch_missing m WHERE m.change_id = o.change_id)
     ORDER BY o.seq`,
    [head.closed.floor, JSON.stringify(head.closed.seqs)],
  );
  for (const { change_id: id, state } of lost) {
    const hadEffect = state === 'applied' || state === 'waiting';
    sql.run('INSERT INTO epoch_missing (change_id, epoch, resolution) VALUES (?, ?, ?)', [
      id,
      head.epoch,
      hadEffect ? null : 'dismissed',
    ]);
    // The base will never contain it.
    sql.run('UPDATE outbox SET live = 0 WHERE change_id = ?', [id]);
    if (state !== 'waiting') continue;
    sql.run("UPDATE outbox SET state = 'cancelled', settled_at = ? WHERE change_id = ?", [at, id]);
    noteHistory(sql, id, 'cancelled', at, 'serverRestored');
  }
  waitAgain(sql, at);
}

/** What waited in line when the backup was made stands in it again, whatever has become of it since. */
function waitAgain(sql: Sql, at: Instant): void {
  const rows = sql.all<{ change_id: ChangeId }>(
    `SELECT o.change_id FROM outbox o
     WHERE o.state <> 'waiting' AND EXISTS (SELECT 1 FROM waiting w WHERE w.id = o.change_id)
       AND o.settled_at IS NOT NULL`,
  );
  for (const { change_id: id } of rows) {
    sql.run("UPDATE outbox SET state = 'waiting', reason = NULL, live = 0, settled_at = NULL WHERE change_id = ?", [
      id,
    ]);
    noteHistory(sql, id, 'waiting', at, 'serverRestored');
  }
}

/** A confirmed change that the server no longer has, and about which nothing was decided. */
export type Missing = Readonly<{ id: ChangeId; intent: Intent }>;

/** In the order in which they were confirmed. */
export function readMissing(sql: Sql): readonly Missing[] {
  return sql
    .all<{ change_id: ChangeId; intent: string }>(
      `SELECT o.change_id, o.intent FROM epoch_missing m JOIN outbox o ON o.change_id = m.change_id
       WHERE m.resolution IS NULL ORDER BY o.seq`,
    )
    .map((row) => ({ id: row.change_id, intent: Intent.parse(JSON.parse(row.intent)) }));
}

export function countMissing(sql: Sql): number {
  return sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM epoch_missing WHERE resolution IS NULL')?.n ?? 0;
}

/** Notes what the person decided about missing changes. */
export function resolveMissing(sql: Sql, ids: readonly ChangeId[], resolution: 'resent' | 'dismissed'): void {
  for (const id of ids)
    sql.run('UPDATE epoch_missing SET resolution = ? WHERE change_id = ? AND resolution IS NULL', [resolution, id]);
}
