import { describe, expect, it } from 'vitest';
import type { BulkStep } from '../contract/bulk.ts';
import type { ProductId, UserId } from '../contract/ids.ts';
import { bulkIntents, withStep } from './bulkIntents.ts';

const [kb, ph, hw] = ['kb', 'ph', 'hw'] as ProductId[] as [ProductId, ProductId, ProductId];
const people = ['ana', 'bo', 'cyd'] as UserId[];
/** Ana holds Keyboarding, Bo Keyboarding and Phonics, Cyd nothing. */
const held: Readonly<Record<string, readonly string[]>> = { ana: ['kb'], bo: ['kb', 'ph'] };
const holds = (userId: string, productId: string): boolean => held[userId]?.includes(productId) ?? false;

const give = (productId: ProductId): BulkStep => ({ kind: 'give', productId });
const remove = (productId: ProductId): BulkStep => ({ kind: 'remove', productId });
const swap = (productId: ProductId, toProductId: ProductId): BulkStep => ({ kind: 'swap', productId, toProductId });

function meant(steps: readonly BulkStep[], confirmed: readonly ProductId[] = []): readonly string[] {
  return bulkIntents(people, steps, holds, new Set(confirmed)).map((intent) => {
    if (intent.kind === 'swap') return `swap ${intent.userId} ${intent.fromProductId}>${intent.toProductId}`;
    if (intent.kind === 'move') throw new Error('A bulk edit moves nothing from person to person.');
    const sure = intent.kind === 'assign' && intent.gradeConfirmed ? '!' : '';
    return `${intent.kind} ${intent.userId} ${intent.productId}${sure}`;
  });
}

describe('what a bulk edit means', () => {
  it('is a change for those only who lack what is given or hold what is taken', () => {
    expect(meant([give(kb)])).toEqual(['assign cyd kb']);
    expect(meant([remove(kb)])).toEqual(['unassign ana kb', 'unassign bo kb']);
  });

  it('swaps for those who hold the one and lack the other', () => {
    expect(meant([swap(kb, ph)])).toEqual(['swap ana kb>ph']);
  });

  it('frees licenses before it takes any, whatever was set first', () => {
    expect(meant([give(hw), remove(ph)])).toEqual(['unassign bo ph', 'assign ana hw', 'assign bo hw', 'assign cyd hw']);
  });

  it('gives a product once to those who get it by a swap too', () => {
    expect(meant([give(ph), swap(kb, ph)])).toEqual(['swap ana kb>ph', 'assign cyd ph']);
  });

  it('confirms the grade of the products that were confirmed, and of no other', () => {
    expect(meant([give(hw), give(kb)], [hw])).toEqual([
      'assign ana hw!',
      'assign bo hw!',
      'assign cyd hw!',
      'assign cyd kb',
    ]);
  });
});

describe('setting what is to become of a product', () => {
  it('takes the place of what was set for it before', () => {
    expect(withStep([give(kb)], kb, remove(kb))).toEqual([remove(kb)]);
    expect(withStep([give(kb), give(ph)], kb, null)).toEqual([give(ph)]);
  });

  it('drops a swap for a product that is taken or swapped away, and the taking when a swap brings it', () => {
    expect(withStep([swap(kb, ph)], ph, remove(ph))).toEqual([remove(ph)]);
    expect(withStep([remove(ph)], kb, swap(kb, ph))).toEqual([swap(kb, ph)]);
    expect(withStep([swap(kb, ph)], ph, swap(ph, hw))).toEqual([swap(ph, hw)]);
    expect(withStep([swap(kb, hw)], ph, swap(ph, hw))).toEqual([swap(ph, hw)]);
  });

  it('lets what goes together stand', () => {
    expect(withStep([swap(kb, ph)], ph, give(ph))).toEqual([swap(kb, ph), give(ph)]);
    expect(withStep([swap(kb, ph)], hw, remove(hw))).toEqual([swap(kb, ph), remove(hw)]);
  });
});
