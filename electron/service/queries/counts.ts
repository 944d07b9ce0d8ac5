import type { SyncStatus } from '../../../shared/contract/view.ts';
import { countMissing } from '../store/epochMissing.ts';
import type { Sql } from '../store/sqlite.ts';

/** The numbers of the status bar. */
export function readCounts(sql: Sql): Pick<SyncStatus, 'waiting' | 'needsAttention' | 'missing' | 'lastSyncedAt'> {
  const count = (where: string): number =>
    sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM outbox WHERE ${where}`)?.n ?? 0;
  return {
    waiting: count("live = 1 AND state IN ('queued', 'sending', 'unknown')"),
    needsAttention: count("state IN ('refused', 'held', 'blocked', 'quarantined') AND resolution IS NULL"),
    missing: countMissing(sql),
    lastSyncedAt:
      sql.get<{ last_synced_at: string | null }>('SELECT last_synced_at FROM device')?.last_synced_at ?? null,
  };
}
