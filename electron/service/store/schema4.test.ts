import { describe, expect, it } from 'vitest';
import { schema1 } from './schema1.ts';
import { schema2 } from './schema2.ts';
import { schema3 } from './schema3.ts';
import { schema4 } from './schema4.ts';
import { openSql, type Sql } from './sqlite.ts';

/** A store of version 3 with a change that has left, one that has not, and what they look like on screen. */
function version3(): Sql {
  const sql = openSql(':memory:', null);
  sql.exec('PRAGMA foreign_keys = 1');
  for (const step of [schema1, schema2, schema3]) step(sql);
  sql.exec(`
    INSERT INTO change_sets VALUES ('s1', 'One', '2025-01-01');
    INSERT INTO outbox (change_id, change_set_id, intent, seen, after, made_at, state, predicted, seq, bytes, hash, void_bytes)
    VALUES ('c1', 's1', '{}', '[]', '[]', 'then', 'sending', '[]', 1, 'bytes', 'hash', 'void'),
      ('c3', 's1', '{}', '[]', '[]', 'then', 'applied', '[]', 2, 'other', 'hash', NULL);
    INSERT INTO outbox (local_seq, change_id, change_set_id, intent, seen, after, made_at, state, predicted)
    VALUES (7, 'c2', 's1', '{}', '[]', '["c1"]', 'then', 'queued', '[]');
    INSERT INTO outbox_lanes VALUES ('ana', 'kb', 1), ('ana', 'kb', 7);
    INSERT INTO verdicts VALUES ('c3', 2, '{}', 'then');
    INSERT INTO overlay (user_id, product_id, change_id) VALUES ('ana', 'kb', 'c2');`);
  return sql;
}

const kept = (sql: Sql): unknown[] => [
  sql.all('SELECT local_seq, change_id, state, after, seq, bytes, hash, void_bytes FROM outbox ORDER BY local_seq'),
  sql.all('SELECT * FROM outbox_lanes'),
  sql.all('SELECT * FROM verdicts'),
  sql.all('SELECT * FROM overlay'),
];

describe('a store of version 3', () => {
  it('keeps every change, its order and its bytes', () => {
    const sql = version3();
    const before = kept(sql);
    sql.write(() => schema4(sql));
    expect(kept(sql)).toEqual(before);
    expect(sql.all('PRAGMA foreign_key_check')).toEqual([]);
    expect(sql.all("SELECT name FROM sqlite_master WHERE name LIKE 'was%' OR sql LIKE '%was\\_%' ESCAPE '\\'")).toEqual(
      [],
    );
    expect(sql.all('SELECT * FROM assignments_view')).toEqual([]);
  });

  it('still refuses to alter frozen bytes, and takes a void for one of our own', () => {
    const sql = version3();
    sql.write(() => schema4(sql));
    expect(() => sql.run("UPDATE outbox SET bytes = 'x' WHERE seq = 1")).toThrow('frozen bytes never change');
    expect(sql.all('SELECT void_by FROM outbox ORDER BY local_seq')).toEqual([
      { void_by: 'engine' },
      { void_by: null },
      { void_by: null },
    ]);
  });

  it('goes on counting after the last change', () => {
    const sql = version3();
    sql.write(() => schema4(sql));
    sql.exec(`INSERT INTO outbox (change_id, change_set_id, intent, seen, after, made_at, state, predicted, live, not_before)
      VALUES ('c4', 's1', '{}', '[]', '[]', 'then', 'scheduled', '[]', 0, '2026-01-01')`);
    expect(sql.get("SELECT local_seq FROM outbox WHERE change_id = 'c4'")).toEqual({ local_seq: 8 });
  });
});
