import { describe, expect, it } from 'vitest';
import type { BulkEdit } from '../../../shared/contract/bulk.ts';
import type { SaveMode } from '../../../shared/contract/view.ts';
import { readSetResults } from '../queries/changeSets.ts';
import { readBulkProducts } from '../queries/bulkProducts.ts';
import { applyDelta } from '../store/pull.ts';
import { brand, deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { NOW, sampleAsker, sampleStore } from '../testing/sampleStore.ts';
import { previewBulk, saveBulk } from './bulkEdit.ts';
import { takeBack } from './takeBack.ts';

const everyone = ['ana', 'bo', 'cyd', 'dee'];

const edit = (steps: unknown, part: object = {}): BulkEdit & { mode: SaveMode } =>
  ({ userIds: everyone, steps, gradeConfirmed: [], mode: 'fit', ...part }) as never;
const give = (productId: string): unknown => [{ kind: 'give', productId }];
const remove = (productId: string): unknown => [{ kind: 'remove', productId }];
const swap = (productId: string, toProductId: string): unknown => [{ kind: 'swap', productId, toProductId }];

describe('what a bulk edit would do', () => {
  it('is counted by outcome and reason, and by product', () => {
    const { context } = sampleStore();
    expect(previewBulk(context, edit(swap('kb', 'ph')))).toEqual({
      counts: { apply: 0, noop: 0, refuse: 2, wait: 0 },
      reasons: [{ reason: 'noLicenseAvailable', count: 2 }],
      couldWait: 2,
      people: 2,
      products: [],
      outside: [],
    });
    const both = [...(swap('ph', 'kb') as []), ...(give('ph') as [])];
    expect(previewBulk(context, edit(both))).toMatchObject({
      counts: { apply: 4, refuse: 0 },
      products: [
        { productId: 'kb', given: 2, taken: 0 },
        { productId: 'ph', given: 2, taken: 2 },
      ],
    });
  });

  it('counts those in line for a license when the rest is to wait', () => {
    const { context } = sampleStore();
    const { counts } = previewBulk(context, edit(swap('kb', 'ph'), { mode: 'wait' }));
    expect(counts).toEqual({ apply: 0, noop: 0, refuse: 0, wait: 2 });
  });

  it('asks about grades, also once they are confirmed', () => {
    const { sql, context } = sampleStore();
    const products = sampleDistrict().products.filter(({ id }) => id === 'kb');
    const rows = { products: products.map((product) => ({ ...product, minGrade: '06' as const })) };
    applyDelta(sql, sampleAsker, deltaOf({ rows }), Date.parse(NOW));
    const outside = [{ productId: 'kb', count: 2 }];
    expect(previewBulk(context, edit(give('kb')))).toMatchObject({ counts: { apply: 0, refuse: 2 }, outside });
    const confirmed = edit(give('kb'), { gradeConfirmed: ['kb'] });
    expect(previewBulk(context, confirmed)).toMatchObject({ counts: { apply: 2, refuse: 0 }, outside });
  });
});

describe('a bulk edit', () => {
  it('is saved as one set, with a result for each person', () => {
    const { sql, context } = sampleStore();
    const saved = saveBulk(context, 'Phonics for 4 students', edit([...(remove('kb') as []), ...(give('ph') as [])]));
    expect(saved?.saved).toHaveLength(2);
    expect(saved?.notSaved.map(({ reason }) => reason)).toEqual(['noLicenseAvailable', 'noLicenseAvailable']);
    const changeSetId = saved?.changeSetId ?? brand<never>('');
    const { set, rows } = readSetResults(sql, { changeSetId, offset: 0, limit: 100 });
    expect(set).toMatchObject({ label: 'Phonics for 4 students', counts: { total: 4, open: 2, notDone: 2 } });
    expect(rows.map(({ intent, state }) => [intent.kind, state])).toEqual([
      ['unassign', 'queued'],
      ['unassign', 'queued'],
      ['assign', 'notSaved'],
      ['assign', 'notSaved'],
    ]);
  });

  it('saves nothing at all when all or nothing is wanted and it does not fit', () => {
    const { sql, context } = sampleStore();
    const saved = saveBulk(
      context,
      'All',
      edit([...(remove('kb') as []), ...(give('ph') as [])], { mode: 'allOrNothing' }),
    );
    expect(saved?.saved).toEqual([]);
    expect(readBulkProducts(sql, sampleAsker, everyone as never).lines.map(({ holders }) => holders)).toEqual([2, 2]);
  });

  it('is taken back as a whole', () => {
    const { sql, context } = sampleStore();
    const holders = (): readonly number[] =>
      readBulkProducts(sql, sampleAsker, everyone as never).lines.map((line) => line.holders);
    const saved = saveBulk(context, 'Swap', edit(swap('ph', 'kb')));
    expect(holders()).toEqual([4, 0]);
    takeBack(context, { kind: 'undo', setId: saved?.changeSetId ?? brand('') });
    expect(holders()).toEqual([2, 2]);
  });

  it('is nothing when nobody needs a change any more', () => {
    const { context } = sampleStore();
    expect(saveBulk(context, 'Nothing', edit(remove('tg')))).toBeNull();
  });
});

describe('the products of those who were selected', () => {
  it('say how many hold each and what is available to any of them', () => {
    const { sql } = sampleStore();
    const { people, lines } = readBulkProducts(sql, sampleAsker, ['ana', 'cyd', 'nobody'] as never);
    expect(people).toBe(2);
    expect(lines.map(({ product, holders, available }) => [product.name, holders, available])).toEqual([
      ['Keyboarding', 1, 8],
      ['Phonics', 1, 0],
    ]);
  });

  it('are the products of educators for educators, with those whom a platform looks after', () => {
    const { sql } = sampleStore();
    const orgs = sampleDistrict().orgs.filter(({ id }) => id === 's1');
    const rows = { orgs: orgs.map((org) => ({ ...org, rosterSource: 'clever' as const })) };
    applyDelta(sql, sampleAsker, deltaOf({ rows }), Date.parse(NOW));
    const { lines, managed } = readBulkProducts(sql, sampleAsker, ['ortiz'] as never);
    expect(lines.map(({ product }) => product.name)).toEqual(['Guide']);
    expect(managed).toEqual([{ source: 'clever', orgId: 's1', people: 1 }]);
  });
});
