import { describe, expect, it } from 'vitest';
import type { ProductView, SchoolSort } from '../../shared/contract/view.ts';
import { BY_NAME, chosen, sortKey, sortOf } from './schoolOrder.ts';

const products = [{ id: 'kb' }, { id: 'name' }] as unknown as readonly ProductView[];
const sorts = [
  { by: 'name' },
  { by: 'students' },
  { by: 'product', productId: 'kb' },
  { by: 'product', productId: 'name' },
] as unknown as readonly SchoolSort[];

describe('the order of schools', () => {
  it('is turned round by choosing the same column again', () => {
    const once = chosen(BY_NAME, { by: 'students' });
    expect(once).toEqual({ sort: { by: 'students' }, descending: false });
    expect(chosen(once, { by: 'students' }).descending).toBe(true);
    expect(chosen(chosen(once, { by: 'students' }), { by: 'name' })).toEqual(BY_NAME);
  });

  it('is found again by its key, whatever the ids of products are', () => {
    expect(sorts.map((sort) => sortOf(sortKey(sort), products))).toEqual(sorts);
    expect(sortOf('product gone', products)).toEqual({ by: 'name' });
  });
});
