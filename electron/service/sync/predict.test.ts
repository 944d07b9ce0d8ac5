import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Change, type Intent } from '../../../shared/contract/change.ts';
import { createTinyLicensing } from '../testing/tinyLicensing.ts';
import { deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { assign, move, NOW, sampleAsker, sampleStore, save, swap, unassign } from '../testing/sampleStore.ts';
import { takeBatch } from '../store/outbox.ts';
import { applyDelta } from '../store/pull.ts';
import { liveLanes, repredict } from '../store/repredict.ts';
import { settle } from '../store/settle.ts';
import type { Sql } from '../store/sqlite.ts';

const people = ['ana', 'bo', 'cyd', 'dee'];
const products = ['kb', 'ph'];
const person = fc.constantFrom(...people);
const product = fc.constantFrom(...products);

const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.tuple(person, product).map(([user, of]) => assign(user, of)),
  fc.tuple(person, product).map(([user, of]) => unassign(user, of)),
  fc.tuple(person, product).map(([user, from]) => swap(user, from, from === 'kb' ? 'ph' : 'kb')),
  fc
    .tuple(product, person, person)
    .filter(([, from, to]) => from !== to)
    .map(([of, from, to]) => move(of, from, to)),
);

/** What a person does, and what the network does meanwhile. */
const step = fc.oneof(
  { weight: 4, arbitrary: intent.map((what) => ({ kind: 'save' as const, what })) },
  { weight: 2, arbitrary: fc.nat(3).map((count) => ({ kind: 'push' as const, count })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'pull' as const }) },
);

const held = (sql: Sql): string[] =>
  sql
    .all<{ lane: string }>("SELECT user_id || ' ' || product_id AS lane FROM assignments_view ORDER BY lane")
    .map(({ lane }) => lane);

describe('without rivals', () => {
  it('the view never shows an old value again, every change is applied, and all agree in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const { sql, context } = sampleStore();
        const server = createTinyLicensing(sampleDistrict());
        const push = (count: number): void => {
          for (const item of takeBatch(sql, count + 1, new Set(), NOW)) {
            const result = server.push(Change.parse(JSON.parse(item.bytes)));
            expect(result.status).toBe('applied');
            if (result.status === 'applied') settle(sql, sampleAsker, [{ ...item, verdict: result }], NOW);
          }
        };
        const pull = (): void => {
          const delta = server.delta();
          applyDelta(sql, sampleAsker, deltaOf(delta), Date.parse(NOW));
        };
        let shown = held(sql);
        for (const { kind, ...rest } of steps) {
          if (kind === 'save' && 'what' in rest) {
            save(context, rest.what);
            shown = held(sql);
          } else if (kind === 'push' && 'count' in rest) push(rest.count);
          else pull();
          expect(held(sql)).toEqual(shown);
          expectPoolsToAdd(sql);
        }
        for (let n = 0; n < 30; n += 1) push(100);
        pull();
        expect(held(sql)).toEqual(shown);
        expect(sql.all('SELECT * FROM overlay')).toEqual([]);
        expect(held(sql)).toEqual(
          server
            .rows()
            .assignments.map((row) => `${row.userId} ${row.productId}`)
            .sort(),
        );
        sql.close();
      }),
      { numRuns: 25 },
    );
  });

  it('the overlay computed anew from disk is the overlay that is there', () => {
    fc.assert(
      fc.property(fc.array(intent, { minLength: 1, maxLength: 20 }), (intents) => {
        const { sql, context } = sampleStore();
        for (const what of intents) save(context, what);
        const before = sql.all('SELECT * FROM overlay ORDER BY user_id, product_id');
        repredict(sql, sampleAsker, liveLanes(sql));
        const after = sql.all('SELECT * FROM overlay ORDER BY user_id, product_id');
        // A lane that is back where it began needs no row; the view is the same.
        expect(before).toEqual(expect.arrayContaining(after));
        sql.close();
      }),
      { numRuns: 25 },
    );
  });
});

/** assigned + available = quantity, and what is assigned is what is held (the sample sees every holder). */
function expectPoolsToAdd(sql: Sql): void {
  const pools = sql.all<{ id: string; assigned: number; held: number }>(
    'SELECT p.id, p.assigned, (SELECT COUNT(*) FROM assignments_view a WHERE a.pool_id = p.id) AS held FROM pools_view p',
  );
  for (const pool of pools) expect([pool.id, pool.assigned]).toEqual([pool.id, pool.held]);
}
