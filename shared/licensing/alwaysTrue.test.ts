import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf, type Intent } from '../contract/change.ts';
import type { PoolId, ProductId, UserId } from '../contract/ids.ts';
import { decide, type Decision, type Effect } from './decide.ts';
import { overlayWorld, seenBy } from './overlayWorld.ts';
import { availableIn } from './poolChoice.ts';
import {
  anyIntent,
  anyPerson,
  anyProduct,
  anyRows,
  AT,
  holdings,
  PEOPLE,
  pools,
  PRODUCTS,
  state,
} from './randomDistrict.ts';
import { worldOf } from './testWorld.ts';
import type { World } from './world.ts';

/* LICENSING.md, "Always true", on random districts and random changes. */

let changeNumber = 0;
const newId = (): never => `change-${++changeNumber}` as never;

/** Decides what an author who sees the world as it is wants. */
const ask = (world: World, intent: Intent): Decision =>
  decide({ id: newId(), intent, seen: [...seenBy(world, intent)], at: AT }, world);
const effectsOf = (decision: Decision): readonly Effect[] => (decision.outcome === 'apply' ? decision.effects : []);

const checkCounts = (world: World, before: ReadonlyMap<PoolId, number>): void => {
  const all = holdings(world);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const pool of pools(world)) {
    expect(pool.assigned).toBe(all.filter(({ poolId }) => poolId === pool.id).length);
    expect(pool.assigned).toBeGreaterThanOrEqual(0);
    // Above the quantity only where a cut left it, and then it can only fall.
    if (pool.assigned > pool.quantity) expect(pool.assigned).toBeLessThanOrEqual(before.get(pool.id) ?? 0);
    else expect(pool.assigned + availableIn(pool)).toBe(pool.quantity);
  }
};

describe('always true, after any sequence of changes', () => {
  it('assigned is the number of licenses that name the pool, and with what is available the quantity', () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyIntent, { maxLength: 30 }), (rows, intents) => {
        const { world, apply } = overlayWorld(worldOf(rows));
        for (const intent of intents) {
          const before = new Map(pools(world).map((pool) => [pool.id, pool.assigned]));
          apply(effectsOf(ask(world, intent)));
          checkCounts(world, before);
        }
      }),
    );
  });

  it('a change does exactly what it says to its lanes, wholly or not at all, and nothing to others', () => {
    fc.assert(
      fc.property(anyRows, anyIntent, (rows, intent) => {
        const { world, apply } = overlayWorld(worldOf(rows));
        const before = new Map(holdings(world).map((held) => [`${held.userId} ${held.productId}`, held]));
        const effects = effectsOf(ask(world, intent));
        apply(effects);
        const lanes = lanesOf(intent).map(({ userId, productId }) => `${userId} ${productId}`);
        for (const person of PEOPLE) {
          for (const product of PRODUCTS) {
            const lane = `${person} ${product}`;
            const now = world.holding(person, product);
            if (effects.length === 0 || !lanes.includes(lane)) expect(now).toEqual(before.get(lane));
            else if (intent.kind === 'assign') expect(now).toBeDefined();
            else if (intent.kind === 'unassign') expect(now).toBeUndefined();
            else expect(now === undefined).toBe(lane === lanes[0]);
          }
        }
        if (intent.kind === 'move' && effects.length > 0) {
          const from = before.get(lanes[0] ?? '');
          const to = world.holding(intent.toUserId, intent.productId);
          expect([to?.id, to?.poolId, to?.version]).toEqual([from?.id, from?.poolId, (from?.version ?? 0) + 1]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('giving and taking back leaves everything as it was', () => {
    fc.assert(
      fc.property(anyRows, anyPerson, anyProduct, (rows, userId, productId) => {
        const { world, apply } = overlayWorld(worldOf(rows));
        const before = state(world);
        const given = effectsOf(ask(world, { kind: 'assign', userId, productId, gradeConfirmed: true }));
        fc.pre(given.length > 0);
        apply(given);
        const taken = effectsOf(ask(world, { kind: 'unassign', userId, productId }));
        // In a Clever or ClassLink account what an educator was given stays.
        if (taken.length === 0) return;
        apply(taken);
        expect(state(world)).toEqual(before);
      }),
    );
  });

  it('taking and giving back leaves as many licenses in the pools of the product', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(9), (rows, n) => {
        const { world, apply } = overlayWorld(worldOf(rows));
        const held = holdings(world)[n % Math.max(1, holdings(world).length)];
        fc.pre(held !== undefined);
        const { userId, productId } = held ?? { userId: 'u0' as UserId, productId: 'p0' as ProductId };
        const total = (): number => world.poolsOf(productId).reduce((sum, pool) => sum + pool.assigned, 0);
        const before = total();
        const taken = effectsOf(ask(world, { kind: 'unassign', userId, productId }));
        apply(taken);
        expect(total()).toBe(before - taken.length);
        const given = effectsOf(ask(world, { kind: 'assign', userId, productId, gradeConfirmed: true }));
        apply(given);
        expect(total()).toBe(before - taken.length + given.length);
        const only = world.poolsOf(productId);
        if (taken.length > 0 && given.length > 0 && only.length === 1) {
          expect(world.holding(userId, productId)?.poolId).toBe(held?.poolId);
        }
      }),
    );
  });

  it('a change applied twice has the effect of one', () => {
    fc.assert(
      fc.property(anyRows, anyIntent, (rows, intent) => {
        const { world, apply } = overlayWorld(worldOf(rows));
        const seen = [...seenBy(world, intent)];
        const asked = { id: newId(), intent, seen, at: AT };
        const effects = effectsOf(decide(asked, world));
        fc.pre(effects.length > 0);
        apply(effects);
        const once = state(world);
        const again = decide(asked, world);
        expect(again.outcome).toBe('noop');
        apply(effectsOf(again));
        expect(state(world)).toEqual(once);
      }),
    );
  });

  it('a change whose premise somebody altered is never applied', () => {
    fc.assert(
      fc.property(anyRows, anyIntent, fc.array(anyIntent, { minLength: 15, maxLength: 30 }), (rows, intent, rivals) => {
        const { world, apply } = overlayWorld(worldOf(rows));
        const seen = [...seenBy(world, intent)];
        for (const rival of rivals) apply(effectsOf(ask(world, rival)));
        fc.pre(JSON.stringify(seen) !== JSON.stringify(seenBy(world, intent)));
        expect(decide({ id: newId(), intent, seen, at: AT }, world).outcome).not.toBe('apply');
      }),
    );
  });
});
