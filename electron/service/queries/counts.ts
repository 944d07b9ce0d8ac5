import { LONG_WORK, type SyncStatus } from '../../../shared/contract/view.ts';
import { countMissing } from '../store/epochMissing.ts';
import type { Sql } from '../store/sqlite.ts';

const OPEN = "('queued', 'sending', 'unknown')";

/** The numbers of the status bar. */
export function readCounts(sql: Sql): Omit<SyncStatus, 'connection' | 'busy' | 'download'> {
  const count = (where: string): number =>
    sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM outbox WHERE ${where}`)?.n ?? 0;
  return {
    waiting: count(`live = 1 AND state IN ${OPEN}`),
    needsAttention: count("state IN ('refused', 'held', 'blocked', 'quarantined') AND resolution IS NULL"),
    missing: countMissing(sql),
    sending: readSending(sql),
    lastSyncedAt:
      sql.get<{ last_synced_at: string | null }>('SELECT last_synced_at FROM device')?.last_synced_at ?? null,
  };
}

/** Counted by sets, not by what waits: a bar fills as its set is decided, also after a restart. */
function readSending(sql: Sql): SyncStatus['sending'] {
  const row = sql.get<{ total: number; open: number | null }>(
    `SELECT COUNT(*) AS total, SUM(live = 1 AND state IN ${OPEN}) AS open FROM outbox
     WHERE state NOT IN ('scheduled', 'cancelled', 'superseded')
       AND change_set_id IN (SELECT change_set_id FROM outbox WHERE live = 1 AND state IN ${OPEN})`,
  );
  if (!row || row.open === null || row.total < LONG_WORK) return null;
  return { done: row.total - row.open, of: row.total };
}
