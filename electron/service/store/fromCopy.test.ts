import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assign, KEY, NOW, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { makeCopy } from './copies.ts';
import { needPerson } from './decisions.ts';
import { openStore, type OpenedStore } from './openStore.ts';
import { takeBatch } from './outbox.ts';
import type { Sql } from './sqlite.ts';

const now = new Date(NOW);

/** Damages the head of a store, so that nothing of it can be read, and opens it again. */
function loseFile({ sql, folder }: { sql: Sql; folder: string }): OpenedStore {
  sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  sql.close();
  const file = join(folder, 'store.db');
  const bytes = readFileSync(file);
  bytes.fill(7, 0, 4096);
  writeFileSync(file, bytes);
  return openStore({ folder, key: KEY, now });
}

const outbox = (sql: Sql): unknown[] =>
  sql.all('SELECT change_id AS id, state, seq, bytes FROM outbox ORDER BY local_seq');
const nextSeq = (sql: Sql): number => sql.get<{ next_seq: number }>('SELECT next_seq FROM device')?.next_seq ?? 0;

describe('a store that cannot be read, with a copy beside it', () => {
  it('comes back with the same device and the bytes that were frozen when the copy was made', () => {
    const store = sampleStore();
    save(store.context, unassign('ana', 'kb'));
    const [sent] = takeBatch(store.sql, 10, new Set(), NOW);
    makeCopy(store.sql, store.folder, now.getTime());
    const { sql, setAside } = loseFile(store);
    expect(setAside).toMatchObject({ from: 'copy', recovered: 1 });
    expect(outbox(sql)).toEqual([{ id: sent?.id, state: 'sending', seq: 1, bytes: sent?.bytes }]);
    expect(sql.get('SELECT device_id, snapshot_wanted FROM device')).toEqual({
      device_id: '11111111-1111-4111-8111-111111111111',
      snapshot_wanted: 1,
    });
  });

  it('sends nothing by itself that may have been sent or cancelled since: the person decides', () => {
    const store = sampleStore();
    const [queued = ''] = save(store.context, unassign('bo', 'kb'));
    makeCopy(store.sql, store.folder, now.getTime());
    const { sql, setAside } = loseFile(store);
    expect(setAside).toMatchObject({ from: 'copy', recovered: 1 });
    expect(outbox(sql)).toEqual([{ id: queued, state: 'quarantined', seq: null, bytes: null }]);
    expect(takeBatch(sql, 10, new Set(), NOW)).toEqual([]);
    expect(needPerson(sql, queued as never)).toHaveLength(1);
    expect(sql.all("SELECT why FROM outbox_history WHERE state = 'quarantined'")).toEqual([{ why: 'fromCopy' }]);
  });

  it('gives out no number again that may have been given out since', () => {
    const store = sampleStore();
    save(store.context, unassign('ana', 'kb'));
    takeBatch(store.sql, 10, new Set(), NOW);
    makeCopy(store.sql, store.folder, now.getTime());
    for (let n = 0; n < 20; n += 1) {
      save(store.context, n % 2 === 0 ? assign('cyd', 'kb') : unassign('cyd', 'kb'));
      takeBatch(store.sql, 100, new Set(), NOW);
    }
    const lost = nextSeq(store.sql);
    expect(lost).toBeGreaterThan(10);
    const { sql } = loseFile(store);
    expect(nextSeq(sql)).toBeGreaterThan(lost);
  });

  it('takes the older copy when the newest cannot be read either', () => {
    const store = sampleStore();
    const [first] = save(store.context, unassign('ana', 'kb'));
    makeCopy(store.sql, store.folder, now.getTime());
    save(store.context, unassign('bo', 'kb'));
    makeCopy(store.sql, store.folder, now.getTime());
    writeFileSync(join(store.folder, 'store.copy-000002-20251001T120000Z.db'), 'rubbish');
    const { sql, setAside } = loseFile(store);
    expect(setAside).toMatchObject({ from: 'copy', recovered: 1 });
    expect(outbox(sql)).toMatchObject([{ id: first }]);
  });

  it('is told when there was nothing to be had', () => {
    expect(loseFile(sampleStore()).setAside).toMatchObject({ from: null, recovered: 0 });
  });
});
