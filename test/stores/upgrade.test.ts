import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate, readVersion, SCHEMA_VERSION } from '../../electron/service/store/migrations.ts';
import { openStore } from '../../electron/service/store/openStore.ts';
import { takeBatch } from '../../electron/service/store/outbox.ts';
import { openSql } from '../../electron/service/store/sqlite.ts';
import { readKept, type Kept } from './kept.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/stores');
const KEY = 'a'.repeat(64);
const now = new Date('2025-10-02T12:00:00.000Z');

/** Stores as each version of the app left them, with changes in every state. */
const versions = readdirSync(FIXTURES)
  .flatMap((name) => /^v(\d+)\.db$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);

function fixture(version: number): Readonly<{ folder: string; file: string; kept: Kept }> {
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'store.db');
  copyFileSync(join(FIXTURES, `v${version}.db`), file);
  return { folder, file, kept: JSON.parse(readFileSync(join(FIXTURES, `v${version}.json`), 'utf8')) as Kept };
}

describe('a store of an earlier version', () => {
  it('is kept here for each version there was', () => {
    expect(versions.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(versions.at(-1)).toBeLessThanOrEqual(SCHEMA_VERSION);
  });

  it.each(versions)('%i: changes, their order, their bytes, verdicts and roster are what they were', (version) => {
    const { folder, kept } = fixture(version);
    const { sql, setAside, access } = openStore({ folder, key: KEY, now });
    expect([setAside, access, readVersion(sql)]).toEqual([null, 'write', SCHEMA_VERSION]);
    expect(readKept(sql)).toEqual(kept);
    expect([sql.all('PRAGMA foreign_key_check'), sql.get('PRAGMA integrity_check')]).toEqual([
      [],
      { integrity_check: 'ok' },
    ]);
    // What is sent first are the same bytes as before, in the order of their numbers.
    const sent = takeBatch(sql, 2, new Set(), now.toISOString()).map(({ seq, isVoid }) => [seq, isVoid]);
    expect(sent).toEqual([
      [4, true],
      [5, false],
    ]);
    sql.close();
  });

  it.each(versions)('%i: an upgrade that stops between any two steps goes on where it stopped', (version) => {
    for (let stop = version; stop < SCHEMA_VERSION; stop += 1) {
      const { folder, file, kept } = fixture(version);
      const half = openSql(file, KEY);
      migrate(half, stop);
      half.close();
      const { sql } = openStore({ folder, key: KEY, now });
      expect(readKept(sql)).toEqual(kept);
      sql.close();
    }
  });

  it.each(versions.filter((version) => version < SCHEMA_VERSION))('%i: is copied before its upgrade', (version) => {
    const { folder, kept } = fixture(version);
    openStore({ folder, key: KEY, now }).sql.close();
    const [copy = ''] = readdirSync(folder).filter((name) => name.startsWith('store.copy-'));
    const sql = openSql(join(folder, copy), KEY);
    expect([readVersion(sql), readKept(sql)]).toEqual([version, kept]);
    sql.close();
  });
});
