import type { Sql } from './sqlite.ts';

/** Version 5: syncs with rostering platforms that were asked for here, and what the server said of such syncs last. */
export function schema5(sql: Sql): void {
  sql.exec(TABLES);
}

const TABLES = `
CREATE TABLE roster_requests (
  -- Made here, so that sending it twice is asking once.
  id TEXT PRIMARY KEY,
  org_id TEXT NOT NULL,
  source TEXT NOT NULL,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'refused')),
  reason TEXT,
  CHECK ((state = 'refused') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX roster_requests_queued ON roster_requests (made_at, id) WHERE state = 'queued';

CREATE TABLE roster_sources (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  answer TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`;
