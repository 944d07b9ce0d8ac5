import { BASE_TABLES } from './schema1Base.ts';
import { createViews } from './views.ts';
import type { Sql } from './sqlite.ts';

/** Version 1 of the store. Never edited once released: what comes later is a migration of its own. */
export function schema1(sql: Sql): void {
  sql.exec(BASE_TABLES);
  sql.exec(OWN_TABLES);
  createViews(sql);
}

const OWN_TABLES = `
CREATE TABLE device (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  device_id TEXT NOT NULL,
  next_seq INTEGER NOT NULL DEFAULT 1,
  -- What the server said last: which of our numbers the base tables contain.
  closed_floor INTEGER NOT NULL DEFAULT 0,
  closed_seqs TEXT NOT NULL DEFAULT '[]',
  epoch TEXT,
  cursor TEXT,
  snapshot_wanted INTEGER NOT NULL DEFAULT 1,
  generation INTEGER NOT NULL DEFAULT 0,
  last_synced_at TEXT,
  -- Server's clock minus this computer's, milliseconds.
  clock_offset INTEGER NOT NULL DEFAULT 0,
  account TEXT NOT NULL,
  district TEXT NOT NULL,
  server_url TEXT NOT NULL
) STRICT;

CREATE TABLE change_sets (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE outbox (
  local_seq INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id TEXT NOT NULL UNIQUE,
  change_set_id TEXT NOT NULL REFERENCES change_sets (id),
  intent_version INTEGER NOT NULL DEFAULT 1,
  intent TEXT NOT NULL,
  seen TEXT NOT NULL,
  -- Ids of changes it comes after, as known when it was saved.
  after TEXT NOT NULL,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unknown', 'applied', 'noop', 'refused', 'waiting', 'held',
    'blocked', 'quarantined', 'cancelled', 'superseded')),
  -- 1 while its effect is not (known to be) in the base tables.
  live INTEGER NOT NULL DEFAULT 1,
  -- Predicted lanes: what the change makes of each, and which pool it gives back to.
  predicted TEXT NOT NULL,
  -- send_seq, the bytes and their hash: set together when frozen, never altered again.
  seq INTEGER UNIQUE,
  bytes TEXT,
  hash TEXT,
  void_bytes TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  faults INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  settled_at TEXT,
  -- What the person decided about a change that needed them.
  resolution TEXT CHECK (resolution IN ('keepMine', 'drop')),
  CHECK ((seq IS NULL) = (bytes IS NULL) AND (seq IS NULL) = (hash IS NULL)),
  CHECK (state NOT IN ('sending', 'unknown') OR bytes IS NOT NULL),
  CHECK (state <> 'queued' OR bytes IS NULL)
) STRICT;
CREATE INDEX outbox_live ON outbox (local_seq) WHERE live = 1;
CREATE INDEX outbox_queued ON outbox (local_seq) WHERE state = 'queued';
CREATE INDEX outbox_in_flight ON outbox (seq) WHERE state IN ('sending', 'unknown');
CREATE INDEX outbox_attention ON outbox (local_seq)
  WHERE state IN ('refused', 'held', 'blocked', 'quarantined') AND resolution IS NULL;
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX outbox_set ON outbox (change_set_id);

CREATE TRIGGER outbox_frozen BEFORE UPDATE OF seq, bytes, hash ON outbox WHEN OLD.bytes IS NOT NULL
  AND (NEW.bytes IS NOT OLD.bytes OR NEW.seq IS NOT OLD.seq OR NEW.hash IS NOT OLD.hash)
BEGIN SELECT RAISE(ABORT, 'frozen bytes never change'); END;

CREATE TABLE outbox_lanes (
  user_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  local_seq INTEGER NOT NULL REFERENCES outbox (local_seq) ON DELETE CASCADE,
  PRIMARY KEY (user_id, product_id, local_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_lanes_change ON outbox_lanes (local_seq);

CREATE TABLE outbox_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_history_change ON outbox_history (change_id);
CREATE TRIGGER history_kept BEFORE UPDATE ON outbox_history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE verdicts (
  change_id TEXT PRIMARY KEY REFERENCES outbox (change_id),
  seq INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE overlay (
  user_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  -- The license the lane will hold; all null: none.
  assignment_id TEXT,
  pool_id TEXT,
  version INTEGER,
  assigned_at TEXT,
  -- The latest change that made it so, and its number once the verdict is there.
  change_id TEXT NOT NULL REFERENCES outbox (change_id),
  settled_seq INTEGER,
  PRIMARY KEY (user_id, product_id),
  CHECK ((assignment_id IS NULL) = (pool_id IS NULL) AND (assignment_id IS NULL) = (version IS NULL)
    AND (assignment_id IS NULL) = (assigned_at IS NULL))
) STRICT, WITHOUT ROWID;
`;
