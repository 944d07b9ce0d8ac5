import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, NOW, sampleStore, save, temporaryFolder, unassign } from '../testing/sampleStore.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { openStore } from './openStore.ts';
import { schema1 } from './schema1.ts';
import { openSql } from './sqlite.ts';

const now = new Date(NOW);

function folderWithStore(): { folder: string; ids: readonly string[] } {
  const { sql, folder, context } = sampleStore();
  const ids = save(context, unassign('ana', 'kb'));
  sql.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  sql.close();
  return { folder, ids };
}

/** Overwrites part of a file with rubbish. */
function damage(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  bytes.fill(7, from, Math.min(to, bytes.length));
  writeFileSync(file, bytes);
}

const files = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('damaged'));

describe('opening a store', () => {
  it('holds the pragmas a durable store needs', () => {
    const { sql } = sampleStore();
    const pragma = (name: string): unknown => Object.values(sql.get(`PRAGMA ${name}`) ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('fullfsync')).toBe(1);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('temp_store')).toBe(2);
    expect(pragma('user_version')).toBe(SCHEMA_VERSION);
  });

  it('finds what was saved before', () => {
    const { folder, ids } = folderWithStore();
    const { sql, setAside } = openStore({ folder, key: KEY, now });
    expect(setAside).toBeNull();
    expect(sql.all('SELECT change_id FROM outbox')).toEqual([{ change_id: ids[0] }]);
  });

  it('keeps no name readable in any of its files', () => {
    const { folder, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'latin1');
      expect(text).not.toContain('Whitfield');
      expect(text).not.toContain('Brien');
      expect(text).not.toContain('unassign');
    }
  });

  it('tells a wrong key from damage and touches nothing', () => {
    const { folder } = folderWithStore();
    const before = readFileSync(join(folder, 'store.db'));
    expect(() => openStore({ folder, key: 'b'.repeat(64), now })).toThrow(
      expect.objectContaining({ code: 'storeWrongKey' }),
    );
    expect(files(folder)).toEqual([]);
    expect(readFileSync(join(folder, 'store.db')).equals(before)).toBe(true);
  });

  it('opens a store of a newer Seatwise to be read, and writes nothing', () => {
    const { folder } = folderWithStore();
    const newer = openSql(join(folder, 'store.db'), KEY);
    // Left open: with its journal beside it, as after a crash.
    newer.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    const bytes = (): readonly string[] =>
      ['store.db', 'store.db-wal'].map((name) => readFileSync(join(folder, name)).toString('base64'));
    const before = bytes();
    const { sql, access, setAside } = openStore({ folder, key: KEY, now });
    expect([access, setAside]).toEqual(['read', null]);
    expect(sql.get('SELECT COUNT(*) AS n FROM users')).toEqual({ n: 6 });
    expect(() => sql.exec('DELETE FROM users')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
    sql.close();
    expect(bytes()).toEqual(before);
    expect(files(folder)).toEqual([]);
    newer.close();
  });

  it.each(['with space', 'a#b', 'a%20b', 'a?mode=rw&b', 'Zoë'])('opens in a folder called %s', (name) => {
    const folder = join(temporaryFolder(), name);
    openStore({ folder, key: KEY, now }).sql.close();
    const again = openStore({ folder, key: KEY, now });
    expect([again.access, again.setAside, again.sql.get('SELECT COUNT(*) AS n FROM outbox')]).toEqual([
      'write',
      null,
      { n: 0 },
    ]);
    again.sql.close();
    const newer = openSql(join(folder, 'store.db'), KEY);
    newer.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    const read = openStore({ folder, key: KEY, now });
    expect(read.access).toBe('read');
    read.sql.close();
  });

  it('knows whether the last service ended in good order', () => {
    const { folder } = folderWithStore();
    const first = openStore({ folder, key: KEY, now });
    expect(first.wasUnclean).toBe(false);
    first.sql.run("UPDATE device SET cursor = 'x'");
    // Not closed: its journal is what a killed process leaves.
    const second = openStore({ folder, key: KEY, now });
    expect(second.wasUnclean).toBe(true);
    second.sql.close();
    first.sql.close();
  });

  it('brings a store of version 1 up to date, with what was saved in it, and wants a snapshot', () => {
    const { folder } = folderWithStore();
    rmSync(join(folder, 'store.db'));
    const older = openSql(join(folder, 'store.db'), KEY);
    schema1(older);
    older.exec(`PRAGMA user_version = 1;
      INSERT INTO device (one, device_id, account, district, server_url, snapshot_wanted) VALUES (1, 'd', '', '', '', 0);
      INSERT INTO change_sets VALUES ('s1', 'One', '');
      INSERT INTO outbox (change_id, change_set_id, intent, seen, after, made_at, state, predicted)
      VALUES ('c1', 's1', '{}', '[]', '[]', '', 'queued', '[]');
      INSERT INTO users (id, given_name, family_name, role, org_ids, status, roster_source, sort_name)
      VALUES ('ana', 'Ana', 'Núñez', 'student', '["s1"]', 'active', 'manual', 'nunez ana')`);
    older.close();
    const { sql } = openStore({ folder, key: KEY, now });
    expect(sql.all('SELECT id FROM waiting')).toEqual([]);
    expect(sql.get('SELECT snapshot_wanted FROM device')).toEqual({ snapshot_wanted: 1 });
    expect(sql.all('SELECT change_id, state FROM outbox')).toEqual([{ change_id: 'c1', state: 'queued' }]);
    expect(sql.all('SELECT id FROM users')).not.toEqual([]);
  });

  it('sets a file that is no database aside and starts anew', () => {
    const { folder } = folderWithStore();
    damage(join(folder, 'store.db'), 0, 4096);
    const { sql, setAside } = openStore({ folder, key: KEY, now });
    expect(setAside?.recovered).toBe(0);
    expect(setAside && existsSync(setAside.path)).toBe(true);
    expect(sql.get('SELECT COUNT(*) AS n FROM outbox')).toEqual({ n: 0 });
    sql.close();
    expect(openStore({ folder, key: KEY, now }).setAside).toBeNull();
  });

  it('carries the unsent changes over when only other pages are damaged', () => {
    const { folder, ids } = folderWithStore();
    const { sql, setAside } = openStore({ folder, key: KEY, now, suspect: true });
    expect(setAside).toMatchObject({ recovered: 1, from: 'file' });
    expect(sql.get('SELECT change_id, state FROM outbox')).toEqual({ change_id: ids[0], state: 'queued' });
    expect(sql.get('SELECT device_id, snapshot_wanted FROM device')).toEqual({
      device_id: '11111111-1111-4111-8111-111111111111',
      snapshot_wanted: 1,
    });
  });

  it('keeps every damaged file when it happens twice', () => {
    const { folder } = folderWithStore();
    damage(join(folder, 'store.db'), 0, 4096);
    openStore({ folder, key: KEY, now }).sql.close();
    damage(join(folder, 'store.db'), 0, 4096);
    rmSync(join(folder, 'store.db-wal'), { force: true });
    openStore({ folder, key: KEY, now }).sql.close();
    expect(files(folder).filter((name) => name.endsWith('.db'))).toHaveLength(2);
  });

  it('writes the key check anew when it was lost and the key fits', () => {
    const { folder } = folderWithStore();
    rmSync(join(folder, 'store.check'));
    openStore({ folder, key: KEY, now }).sql.close();
    expect(() => openStore({ folder, key: 'b'.repeat(64), now })).toThrow(
      expect.objectContaining({ code: 'storeWrongKey' }),
    );
  });

  it('says when it cannot write', () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    expect(() => openStore({ folder: join(file, 'account'), key: KEY, now })).toThrow(
      expect.objectContaining({ code: 'cannotWrite' }),
    );
  });
});
