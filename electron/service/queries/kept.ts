import type { Kept } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';

/** `kept.get`: how much of the district lies in this store. */
export function readKept(sql: Sql): Kept {
  const count = (table: 'users' | 'classes' | 'assignments'): number =>
    sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`)?.n ?? 0;
  const device = sql.get<{ last_synced_at: Kept['lastSyncedAt'] }>('SELECT last_synced_at FROM device');
  return {
    people: count('users'),
    classes: count('classes'),
    licenses: count('assignments'),
    lastSyncedAt: device?.last_synced_at ?? null,
  };
}
