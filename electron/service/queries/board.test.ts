import { describe, expect, it } from 'vitest';
import { BoardScope } from '../../../shared/contract/board.ts';
import type { ProductId } from '../../../shared/contract/ids.ts';
import { applyDelta } from '../store/pull.ts';
import { brand, deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { NOW, sampleAsker, sampleStore, save, swap, unassign } from '../testing/sampleStore.ts';
import { readBoard, readCardIds, readCards } from './board.ts';
import { createBoardLayouts } from './boardLayout.ts';
import { readTargets } from './boardTargets.ts';

const scopeOf = (part: object = {}): BoardScope =>
  BoardScope.parse({ orgId: 's1', grade: null, classId: null, text: '', ...part });
const column = (productId: string | null, offset = 0, limit = 100) =>
  ({ productId: productId === null ? null : brand<ProductId>(productId), offset, limit }) as const;

function openBoard() {
  const { sql, context } = sampleStore();
  const layoutOf = createBoardLayouts();
  const view = (scope = scopeOf()) => readBoard(sql, layoutOf(sql, scope), scope, sampleAsker.today);
  const ids = (productId: string | null, scope = scopeOf()): readonly string[] =>
    readCardIds(layoutOf(sql, scope), column(productId));
  return { sql, context, layoutOf, view, ids };
}

describe('the License Board', () => {
  it('has a column for those without a license, then one for each product of the students with its pool', () => {
    const { view } = openBoard();
    expect(view().people).toBe(4);
    expect(view().columns.map(({ counts, cards }) => [counts?.product.id ?? null, counts?.available, cards])).toEqual([
      [null, undefined, 0],
      ['kb', 8, 2],
      ['ph', 0, 2],
    ]);
  });

  it('shows what pending changes make of it, at once', () => {
    const { context, view, ids } = openBoard();
    expect(ids('kb')).toEqual(['ana', 'bo']);
    save(context, swap('cyd', 'ph', 'kb'), unassign('dee', 'ph'));
    expect(ids('kb')).toEqual(['cyd', 'ana', 'bo']);
    expect(ids('ph')).toEqual([]);
    expect(ids(null)).toEqual(['dee']);
    expect(view().columns.map(({ counts }) => counts?.available)).toEqual([undefined, 7, 2]);
  });

  it('shows who holds two products in both columns', () => {
    const { sql, ids } = openBoard();
    const [first] = sampleDistrict().assignments;
    const second = { ...first, id: 'a9', productId: 'ph', poolId: 'ph1' } as never;
    applyDelta(sql, sampleAsker, deltaOf({ rows: { assignments: [second] } }), Date.parse(NOW));
    expect(ids('kb')).toContain('ana');
    expect(ids('ph')).toContain('ana');
    expect(ids(null)).toEqual([]);
  });

  it('is narrowed by school, class, grade and name', () => {
    const { view } = openBoard();
    const people = (part: object): number => view(scopeOf(part)).people;
    expect([people({ orgId: null }), people({ orgId: 'd' }), people({ orgId: 's2' })]).toEqual([5, 5, 1]);
    expect([people({ classId: 'c1' }), people({ classId: 'c2' })]).toEqual([4, 0]);
    expect([people({ grade: '02' }), people({ grade: '03' })]).toEqual([4, 0]);
    expect([people({ text: 'nun' }), people({ text: 'nobody' })]).toEqual([1, 0]);
  });

  it('puts products that are not made for the grade last', () => {
    const { sql, view } = openBoard();
    const products = sampleDistrict().products.filter(({ id }) => id === 'kb');
    const rows = { products: products.map((product) => ({ ...product, minGrade: '06' as const })) };
    applyDelta(sql, sampleAsker, deltaOf({ rows }), Date.parse(NOW));
    const order = (grade: string): unknown =>
      view(scopeOf({ grade })).columns.map(({ counts }) => counts?.product.id ?? null);
    expect(order('02')).toEqual([null, 'ph', 'kb']);
    expect(order('07')).toEqual([null, 'kb', 'ph']);
  });

  it('gives cards page by page, with class, pending mark and state', () => {
    const { sql, context, layoutOf } = openBoard();
    save(context, swap('cyd', 'ph', 'kb'));
    const cards = (offset: number) => readCards(sql, layoutOf(sql, scopeOf()), column('kb', offset, 2), NOW);
    expect(cards(0).total).toBe(3);
    expect(cards(0).rows).toMatchObject([
      { userId: 'cyd', familyName: 'Łukasz', classTitle: 'Grade 2, Room 4', pending: true, state: { kind: 'saved' } },
      { userId: 'ana', pending: false, state: { kind: 'none' } },
    ]);
    expect(cards(2).rows.map(({ userId }) => userId)).toEqual(['bo']);
  });

  it('keeps who left as long as a license is theirs', () => {
    const { sql, context, ids, view } = openBoard();
    const left = sampleDistrict().users.filter(({ id }) => id === 'ana' || id === 'eve');
    const users = left.map((user) => ({ ...user, status: 'inactive' as const }));
    applyDelta(sql, sampleAsker, deltaOf({ rows: { users } }), Date.parse(NOW));
    expect(ids('kb')).toEqual(['ana', 'bo']);
    expect(view(scopeOf({ orgId: 's2' })).people).toBe(0);
    save(context, unassign('ana', 'kb'));
    expect(ids('kb')).toEqual(['bo']);
    expect(ids(null)).toEqual([]);
  });
});

describe('what a drop would do', () => {
  it('is told for every column at once, by the rules that save', () => {
    const { context } = openBoard();
    const targets = readTargets(context, { from: brand('kb'), userIds: [brand('ana'), brand('bo')] });
    expect(targets.map(({ productId }) => productId)).toEqual([null, 'kb', 'ph']);
    const [none, same, phonics] = targets;
    expect(none).toMatchObject({ plain: { counts: { apply: 2 } }, keeping: null });
    expect(same).toMatchObject({ plain: null, keeping: null });
    expect(phonics?.plain).toEqual({
      counts: { apply: 0, noop: 0, refuse: 2, wait: 0 },
      couldWait: 2,
      reasons: [{ reason: 'noLicenseAvailable', count: 2 }],
    });
    expect(phonics?.keeping?.couldWait).toBe(2);
  });

  it('counts licenses that run out on the way', () => {
    const { context } = openBoard();
    save(context, unassign('cyd', 'ph'));
    const [, , phonics] = readTargets(context, { from: brand('kb'), userIds: [brand('ana'), brand('bo')] });
    expect(phonics?.plain).toMatchObject({ counts: { apply: 1, refuse: 1 }, couldWait: 1 });
  });

  it('alters nothing', () => {
    const { context, ids } = openBoard();
    readTargets(context, { from: brand('kb'), userIds: [brand('ana')] });
    expect(ids('kb')).toEqual(['ana', 'bo']);
  });
});
