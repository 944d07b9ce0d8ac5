import type { Sql } from './sqlite.ts';

/** Version 2: who waits for a license. A store that is in use fills it with a snapshot; a delta would leave out those who wait already. */
export function schema2(sql: Sql): void {
  const generation = sql.get<{ generation: number }>('SELECT generation FROM device')?.generation ?? 0;
  sql.exec(waiting(generation));
  sql.exec('UPDATE device SET snapshot_wanted = 1');
}

const waiting = (generation: number): string => `
CREATE TABLE waiting (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  pool_id TEXT NOT NULL,
  requested_at TEXT NOT NULL
) STRICT;
CREATE INDEX waiting_0_g${generation} ON waiting (product_id, requested_at, id);
CREATE INDEX waiting_1_g${generation} ON waiting (user_id);
`;
