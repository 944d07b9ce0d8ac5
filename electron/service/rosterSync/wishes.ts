import type { OrgId } from '../../../shared/contract/ids.ts';
import type { SyncRefusal, SyncWish } from '../../../shared/contract/rosterStanding.ts';
import type { RosterSyncId, RosterSyncRequest, SyncedSource } from '../../../shared/contract/rosterSync.ts';
import type { Sql } from '../store/sqlite.ts';

type Row = Readonly<{
  id: RosterSyncId;
  org_id: OrgId;
  source: SyncedSource;
  made_at: string;
  reason: SyncRefusal | null;
}>;

/** What was asked for long ago says nothing any more. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** Notes that a sync is wanted. False when one of that platform waits to be sent already: that one will do. */
export function addWish(sql: Sql, wish: Omit<SyncWish, 'refusal'>): boolean {
  return sql.write(() => {
    const oldest = new Date(Date.parse(wish.madeAt) - KEPT_MS).toISOString();
    sql.run("DELETE FROM roster_requests WHERE state <> 'queued' AND made_at < ?", [oldest]);
    const waiting = sql.get("SELECT 1 AS one FROM roster_requests WHERE state = 'queued' AND source = ?", [
      wish.source,
    ]);
    if (waiting) return false;
    // An answer to an earlier one would contradict what is asked now.
    sql.run("DELETE FROM roster_requests WHERE state = 'refused' AND source = ?", [wish.source]);
    sql.run("INSERT INTO roster_requests (id, org_id, source, made_at, state) VALUES (?, ?, ?, ?, 'queued')", [
      wish.id,
      wish.orgId,
      wish.source,
      wish.madeAt,
    ]);
    return true;
  });
}

/** The oldest that waits to be sent. */
export function nextWish(sql: Sql): RosterSyncRequest | null {
  const row = sql.get<Row>("SELECT * FROM roster_requests WHERE state = 'queued' ORDER BY made_at, id LIMIT 1");
  return row ? { id: row.id, orgId: row.org_id } : null;
}

/** Those that wait, and those that were refused. */
export function readWishes(sql: Sql): SyncWish[] {
  const rows = sql.all<Row>("SELECT * FROM roster_requests WHERE state <> 'sent' ORDER BY made_at, id");
  return rows.map((row) => ({
    id: row.id,
    orgId: row.org_id,
    source: row.source,
    madeAt: row.made_at,
    refusal: row.reason,
  }));
}

/** The server has it. */
export function wishSent(sql: Sql, id: RosterSyncId): void {
  sql.run("UPDATE roster_requests SET state = 'sent' WHERE id = ?", [id]);
}

/** The server will not have it. */
export function wishRefused(sql: Sql, id: RosterSyncId, reason: SyncRefusal): void {
  sql.run("UPDATE roster_requests SET state = 'refused', reason = ? WHERE id = ?", [reason, id]);
}
