import { createViews, dropViews } from './views.ts';
import type { Sql } from './sqlite.ts';

/**
 * Version 4: change sets that undo others, changes that are not due before a day, voids a person asked for, and what a
 * restored server lost. A check of a column cannot be altered in place, so the outbox and what refers to it are copied.
 */
export function schema4(sql: Sql): void {
  dropViews(sql);
  for (const table of [...CHILDREN, 'outbox']) sql.exec(`ALTER TABLE ${table} RENAME TO was_${table}`);
  sql.exec(TABLES);
  for (const table of ['outbox', ...CHILDREN]) copy(sql, table);
  for (const table of [...CHILDREN, 'outbox']) sql.exec(`DROP TABLE was_${table}`);
  sql.exec(AFTER_COPY);
  createViews(sql);
}

/** Tables that refer to the outbox. */
const CHILDREN = ['outbox_lanes', 'verdicts', 'overlay'] as const;

function copy(sql: Sql, table: string): void {
  const columns = sql
    .all<{ name: string }>(`PRAGMA table_info(was_${table})`)
    .map(({ name }) => name)
    .join(', ');
  sql.exec(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM was_${table}`);
}

const TABLES = `
ALTER TABLE change_sets ADD COLUMN kind TEXT NOT NULL DEFAULT 'edit' CHECK (kind IN ('edit', 'undo', 'redo'));
-- The set whose effects this one takes back.
ALTER TABLE change_sets ADD COLUMN undoes TEXT;

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
  state TEXT NOT NULL CHECK (state IN ('scheduled', 'queued', 'sending', 'unknown', 'applied', 'noop', 'refused',
    'waiting', 'held', 'blocked', 'quarantined', 'cancelled', 'superseded')),
  -- 1 while its effect is not (known to be) in the base tables.
  live INTEGER NOT NULL DEFAULT 1,
  -- Predicted lanes: what the change makes of each, and which pool it gives back to.
  predicted TEXT NOT NULL,
  -- send_seq, the bytes and their hash: set together when frozen, never altered again.
  seq INTEGER UNIQUE,
  bytes TEXT,
  hash TEXT,
  void_bytes TEXT,
  -- Whose wish the void is: a person's, or ours because the server cannot take the change.
  void_by TEXT CHECK (void_by IN ('person', 'engine')),
  attempts INTEGER NOT NULL DEFAULT 0,
  faults INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  settled_at TEXT,
  -- What was decided about a change that needed the person.
  resolution TEXT CHECK (resolution IN ('keepMine', 'keepTheirs', 'drop', 'undone')),
  -- The day in the district before which it must not be sent.
  not_before TEXT,
  -- The change whose effect this one takes back, and the change set that cancelled this one.
  inverse_of TEXT,
  cancelled_by TEXT,
  CHECK ((seq IS NULL) = (bytes IS NULL) AND (seq IS NULL) = (hash IS NULL)),
  CHECK (state NOT IN ('sending', 'unknown') OR bytes IS NOT NULL),
  CHECK (state NOT IN ('queued', 'scheduled') OR bytes IS NULL),
  CHECK (state <> 'scheduled' OR (not_before IS NOT NULL AND live = 0))
) STRICT;

CREATE TABLE outbox_lanes (
  user_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  local_seq INTEGER NOT NULL REFERENCES outbox (local_seq) ON DELETE CASCADE,
  PRIMARY KEY (user_id, product_id, local_seq)
) STRICT, WITHOUT ROWID;

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

-- What a person wanted in one go and the rules did not allow: a set's counts are those of everybody in it.
CREATE TABLE change_set_unsaved (
  change_set_id TEXT NOT NULL REFERENCES change_sets (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  intent TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (change_set_id, n)
) STRICT, WITHOUT ROWID;

-- Confirmed changes that a restored server no longer has; each is listed once.
CREATE TABLE epoch_missing (
  change_id TEXT PRIMARY KEY REFERENCES outbox (change_id) ON DELETE CASCADE,
  epoch TEXT NOT NULL,
  resolution TEXT CHECK (resolution IN ('resent', 'dismissed'))
) STRICT;
`;

const AFTER_COPY = `
CREATE INDEX outbox_live ON outbox (local_seq) WHERE live = 1;
CREATE INDEX outbox_queued ON outbox (local_seq) WHERE state = 'queued';
CREATE INDEX outbox_scheduled ON outbox (not_before) WHERE state = 'scheduled';
CREATE INDEX outbox_in_flight ON outbox (seq) WHERE state IN ('sending', 'unknown');
CREATE INDEX outbox_waiting ON outbox (local_seq) WHERE state = 'waiting';
CREATE INDEX outbox_attention ON outbox (local_seq)
  WHERE state IN ('refused', 'held', 'blocked', 'quarantined') AND resolution IS NULL;
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX outbox_set ON outbox (change_set_id);
CREATE INDEX outbox_cancelled_by ON outbox (cancelled_by) WHERE cancelled_by IS NOT NULL;
CREATE INDEX outbox_lanes_change ON outbox_lanes (local_seq);
CREATE INDEX epoch_missing_open ON epoch_missing (change_id) WHERE resolution IS NULL;

-- Voids of older versions were all our own.
UPDATE outbox SET void_by = 'engine' WHERE void_bytes IS NOT NULL;

CREATE TRIGGER outbox_frozen BEFORE UPDATE OF seq, bytes, hash ON outbox WHEN OLD.bytes IS NOT NULL
  AND (NEW.bytes IS NOT OLD.bytes OR NEW.seq IS NOT OLD.seq OR NEW.hash IS NOT OLD.hash)
BEGIN SELECT RAISE(ABORT, 'frozen bytes never change'); END;
`;
