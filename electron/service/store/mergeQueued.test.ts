import { describe, expect, it } from 'vitest';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { assign, move, NOW, sampleStore, save, swap, unassign } from '../testing/sampleStore.ts';
import { takeBatch } from './outbox.ts';
import type { Sql } from './sqlite.ts';

const take = (sql: Sql) => takeBatch(sql, 100, new Set<ChangeId>(), NOW);
const states = (sql: Sql): unknown[] =>
  sql.all<{ state: string }>('SELECT state FROM outbox ORDER BY local_seq').map(({ state }) => state);

describe('a license that is given and taken again before anything was sent', () => {
  it('is not sent at all, and shows what was there before', () => {
    const { sql, context } = sampleStore();
    save(context, assign('cyd', 'kb'));
    save(context, unassign('cyd', 'kb'));
    expect(states(sql)).toEqual(['superseded', 'superseded']);
    expect(take(sql)).toEqual([]);
    expect(sql.all('SELECT * FROM overlay')).toEqual([]);
    expect(sql.get("SELECT assigned FROM pools_view WHERE id = 'kb1'")).toEqual({ assigned: 2 });
  });

  it('leaves its trail', () => {
    const { sql, context } = sampleStore();
    save(context, assign('cyd', 'kb'));
    save(context, unassign('cyd', 'kb'));
    const trail = sql.all<{ state: string; why: string }>('SELECT state, why FROM outbox_history ORDER BY id');
    expect(trail.map(({ state, why }) => `${state} ${why}`)).toEqual([
      'queued saved',
      'superseded merged',
      'queued saved',
      'superseded merged',
    ]);
  });

  it('is sent when it had left before it was taken again', () => {
    const { sql, context } = sampleStore();
    save(context, assign('cyd', 'kb'));
    take(sql);
    save(context, unassign('cyd', 'kb'));
    expect(states(sql)).toEqual(['sending', 'queued']);
  });

  it('leaves the earlier changes of its lane in their order', () => {
    const { sql, context } = sampleStore();
    const [first] = save(context, unassign('ana', 'kb'));
    save(context, assign('ana', 'kb'));
    save(context, unassign('ana', 'kb'));
    expect(states(sql)).toEqual(['queued', 'superseded', 'superseded']);
    const [next] = save(context, assign('ana', 'kb'));
    expect(sql.get('SELECT after FROM outbox WHERE change_id = ?', [next ?? ''])).toEqual({
      after: JSON.stringify([first]),
    });
  });

  it('frees its license for whoever comes next', () => {
    const { sql, context } = sampleStore();
    const [freeing] = save(context, unassign('dee', 'ph'));
    save(context, assign('ana', 'ph'));
    save(context, unassign('ana', 'ph'));
    const [next] = save(context, assign('bo', 'ph'));
    expect(sql.get('SELECT after FROM outbox WHERE change_id = ?', [next ?? ''])).toEqual({
      after: JSON.stringify([freeing]),
    });
  });
});

describe('what is not merged', () => {
  it('a license taken away and given again', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    save(context, assign('ana', 'kb'));
    expect(states(sql)).toEqual(['queued', 'queued']);
  });

  it('another product of the same person', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('cyd', 'ph'));
    save(context, assign('cyd', 'kb'));
    expect(states(sql)).toEqual(['queued', 'queued']);
  });

  it('a license that went on to somebody else in between', () => {
    const { sql, context } = sampleStore();
    save(context, assign('cyd', 'kb'));
    save(context, move('kb', 'cyd', 'dee'));
    save(context, move('kb', 'dee', 'cyd'));
    save(context, unassign('cyd', 'kb'));
    expect(states(sql)).toEqual(['queued', 'queued', 'queued', 'queued']);
  });

  it('a lane that the same save touches twice', () => {
    const { sql, context } = sampleStore();
    save(context, assign('cyd', 'kb'));
    save(context, unassign('cyd', 'kb'), swap('cyd', 'ph', 'kb'));
    expect(states(sql)).toEqual(['queued', 'queued', 'queued']);
  });
});
