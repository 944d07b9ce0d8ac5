import { describe, expect, it } from 'vitest';
import { saveBulk } from '../changes/bulkEdit.ts';
import { sampleDistrict } from '../testing/sampleDistrict.ts';
import { districtStore, loadRows, save, unassign } from '../testing/sampleStore.ts';
import { readCounts } from './counts.ts';

/** A district in which many may be given Phonics at once. */
function manyStudents(count: number) {
  const { sql, context } = districtStore();
  const district = sampleDistrict();
  const [ana] = district.users.filter(({ id }) => id === 'ana');
  if (!ana) throw new Error('nobody to copy');
  const userIds = Array.from({ length: count }, (_, at) => `many-${at}`);
  const users = [...district.users, ...userIds.map((id) => ({ ...ana, id }))];
  const pools = district.pools.map((pool) => ({ ...pool, quantity: 10_000 }));
  loadRows(sql, { ...district, users, pools } as typeof district);
  const edit = { userIds, steps: [{ kind: 'give', productId: 'ph' }], gradeConfirmed: ['ph'], mode: 'fit' };
  const saved = saveBulk(context, 'Phonics for many', edit as never)?.saved ?? [];
  expect(saved).toHaveLength(count);
  const settle = (ids: readonly string[], state: string): void => {
    for (const id of ids) sql.run('UPDATE outbox SET state = ?, live = 0 WHERE change_id = ?', [state, id]);
  };
  return { sql, context, saved, settle };
}

describe('how far long work is', () => {
  it('is counted by what was saved together, until all of it is decided', () => {
    const { sql, saved, settle } = manyStudents(120);
    expect(readCounts(sql)).toMatchObject({ waiting: 120, sending: { done: 0, of: 120 } });
    settle(saved.slice(0, 40), 'applied');
    settle(saved.slice(40, 50), 'refused');
    expect(readCounts(sql)).toMatchObject({ waiting: 70, sending: { done: 50, of: 120 } });
    // What was called off is no part of it.
    settle(saved.slice(50, 60), 'cancelled');
    expect(readCounts(sql).sending).toEqual({ done: 50, of: 110 });
    settle(saved.slice(60), 'applied');
    expect(readCounts(sql)).toMatchObject({ waiting: 0, sending: null });
  });

  it('is not told of a few changes, which are sent in a moment', () => {
    const { sql, context } = districtStore();
    save(context, unassign('bo', 'kb'));
    expect(readCounts(sql)).toMatchObject({ waiting: 1, sending: null });
  });
});
