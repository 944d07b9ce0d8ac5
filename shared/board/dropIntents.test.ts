import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Intent } from '../contract/change.ts';
import type { ProductId, UserId } from '../contract/ids.ts';
import { dropIntents, type DropTarget } from './dropIntents.ts';

const kb = 'kb' as ProductId;
const ph = 'ph' as ProductId;
const [ana, bo] = ['ana' as UserId, 'bo' as UserId];
const on = (productId: ProductId | null): DropTarget => ({ kind: 'column', productId });
const kinds = (intents: readonly Intent[]): readonly string[] => intents.map(({ kind }) => kind);

describe('a drop', () => {
  it('on another product swaps, and with the second kept assigns', () => {
    expect(dropIntents({ from: kb, userIds: [ana] }, on(ph))).toEqual([
      { kind: 'swap', userId: ana, fromProductId: kb, toProductId: ph },
    ]);
    expect(dropIntents({ from: kb, userIds: [ana] }, on(ph), { keep: true })).toEqual([
      { kind: 'assign', userId: ana, productId: ph },
    ]);
  });

  it('on No license unassigns, and from there assigns', () => {
    expect(dropIntents({ from: kb, userIds: [ana] }, on(null))).toEqual([
      { kind: 'unassign', userId: ana, productId: kb },
    ]);
    expect(dropIntents({ from: null, userIds: [ana] }, on(ph))).toEqual([
      { kind: 'assign', userId: ana, productId: ph },
    ]);
  });

  it('where it came from means nothing', () => {
    expect(dropIntents({ from: kb, userIds: [ana] }, on(kb))).toEqual([]);
    expect(dropIntents({ from: null, userIds: [ana] }, on(null))).toEqual([]);
  });

  it('of one license on a person moves that very license; nothing else can be dropped on a person', () => {
    const toBo: DropTarget = { kind: 'person', userId: bo };
    expect(dropIntents({ from: kb, userIds: [ana] }, toBo)).toEqual([
      { kind: 'move', productId: kb, fromUserId: ana, toUserId: bo },
    ]);
    expect(dropIntents({ from: kb, userIds: [bo] }, toBo)).toEqual([]);
    expect(dropIntents({ from: null, userIds: [ana] }, toBo)).toEqual([]);
    expect(dropIntents({ from: kb, userIds: [ana, 'cyd' as UserId] }, toBo)).toEqual([]);
  });

  it('makes one change per person that the contract takes, all of one kind', () => {
    const product = fc.constantFrom(null, kb, ph);
    const people = fc.uniqueArray(fc.constantFrom(ana, bo, 'cyd' as UserId), { minLength: 1 });
    fc.assert(
      fc.property(product, product, people, fc.boolean(), fc.boolean(), (from, to, userIds, keep, gradeConfirmed) => {
        const intents = dropIntents({ from, userIds }, on(to), { keep, gradeConfirmed });
        for (const intent of intents) expect(Intent.safeParse(intent).success).toBe(true);
        expect(new Set(kinds(intents)).size).toBeLessThan(2);
        expect(intents.length === userIds.length || (from === to && intents.length === 0)).toBe(true);
      }),
    );
  });
});
