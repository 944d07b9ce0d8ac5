import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, NOW, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { isCopyDue, listCopies, makeCopy } from './copies.ts';
import { openSql } from './sqlite.ts';

const DAY = 24 * 60 * 60_000;
const now = Date.parse(NOW);

describe('copies of a store', () => {
  it('hold what the store holds, readable with its key only, and no name in plain text', () => {
    const { sql, folder, context } = sampleStore();
    const ids = save(context, unassign('ana', 'kb'));
    makeCopy(sql, folder, now);
    const [path = ''] = listCopies(folder);
    const copy = openSql(path, KEY);
    expect(copy.all('SELECT change_id FROM outbox')).toEqual([{ change_id: ids[0] }]);
    expect(copy.get('SELECT COUNT(*) AS n FROM users')).toEqual(sql.get('SELECT COUNT(*) AS n FROM users'));
    expect(copy.get('PRAGMA user_version')).toEqual(sql.get('PRAGMA user_version'));
    copy.close();
    expect(() => openSql(path, null).all('SELECT * FROM outbox')).toThrow(
      expect.objectContaining({ code: 'SQLITE_NOTADB' }),
    );
    const text = readFileSync(path, 'latin1');
    expect([text.includes('Whitfield'), text.includes('unassign'), text.startsWith('SQLite')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are the newest two, by their number and not by the clock', () => {
    const { sql, folder } = sampleStore();
    for (const at of [now, now + DAY, now - 3650 * DAY]) makeCopy(sql, folder, at);
    expect(listCopies(folder).map((path) => /copy-(\d+)/.exec(path)?.[1])).toEqual(['000003', '000002']);
    expect(readdirSync(folder).filter((name) => name.includes('copy'))).toHaveLength(2);
  });

  it('are due once a week, and when the clock was set far away', () => {
    const { sql, folder } = sampleStore();
    expect(isCopyDue(folder, now)).toBe(true);
    makeCopy(sql, folder, now);
    expect([6, 8, -8, 3650].map((days) => isCopyDue(folder, now + days * DAY))).toEqual([false, true, true, true]);
  });

  it('do not go when a new one cannot be made', () => {
    const { sql, folder } = sampleStore();
    makeCopy(sql, folder, now);
    makeCopy(sql, folder, now);
    const before = listCopies(folder);
    expect(() => makeCopy(sql, join(folder, 'no such folder'), now)).toThrow('unable to open');
    // A page that cannot be read.
    const page =
      sql.get<{ rootpage: number }>("SELECT rootpage FROM sqlite_master WHERE name = 'users'")?.rootpage ?? 0;
    sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
    sql.close();
    const bytes = readFileSync(join(folder, 'store.db'));
    bytes.fill(7, (page - 1) * 4096, page * 4096);
    writeFileSync(join(folder, 'store.db'), bytes);
    const damaged = openSql(join(folder, 'store.db'), KEY);
    expect(() => makeCopy(damaged, folder, now)).toThrow(expect.objectContaining({ code: 'SQLITE_CORRUPT' }));
    damaged.close();
    expect(listCopies(folder)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  });
});
