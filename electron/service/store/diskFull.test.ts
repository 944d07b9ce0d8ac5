import { describe, expect, it } from 'vitest';
import { sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { storeFault } from './storeFault.ts';
import type { Sql } from './sqlite.ts';

/** Lets the file grow by no page: what a full disk does, at a moment of our choice. */
function fill(sql: Sql): void {
  const pages = sql.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  sql.all(`PRAGMA max_page_count = ${pages}`);
}

function fault(work: () => unknown): unknown {
  try {
    work();
    return 'none';
  } catch (error) {
    return storeFault(error);
  }
}

describe('a full disk', () => {
  it('refuses the edit whole, shows nothing as saved, and lets the next one in when there is room', () => {
    const { sql, context } = sampleStore();
    fill(sql);
    const people = ['ana', 'bo'].map((id) => unassign(id, 'kb'));
    const saveMuch = (): void =>
      sql.write(() => {
        save(context, ...people);
        // More than the free pages of the file hold.
        sql.run("INSERT INTO change_sets (id, label, made_at) VALUES ('big', ?, '')", ['x'.repeat(500_000)]);
      });
    expect(fault(saveMuch)).toBe('cannotWrite');
    expect(sql.get('SELECT COUNT(*) AS n FROM outbox')).toEqual({ n: 0 });
    expect(sql.get('SELECT COUNT(*) AS n FROM overlay')).toEqual({ n: 0 });
    expect(sql.get("SELECT id FROM assignments_view WHERE user_id = 'ana'")).toEqual({ id: 'a1' });
    sql.all('PRAGMA max_page_count = 1000000');
    expect(save(context, ...people)).toHaveLength(2);
  });
});

describe('faults of the store', () => {
  it.each([
    ['SQLITE_FULL', 'cannotWrite'],
    ['SQLITE_IOERR_WRITE', 'cannotWrite'],
    ['SQLITE_READONLY', 'cannotWrite'],
    ['ENOSPC', 'cannotWrite'],
    ['EROFS', 'cannotWrite'],
    ['SQLITE_CORRUPT', 'damaged'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_NOTADB', 'notADatabase'],
    ['SQLITE_BUSY', 'busy'],
    ['SQLITE_ERROR', null],
    ['SQLITE_CONSTRAINT_UNIQUE', null],
  ])('%s is %s', (code, expected) => {
    expect(storeFault(Object.assign(new Error('x'), { code }))).toBe(expected);
  });
});
