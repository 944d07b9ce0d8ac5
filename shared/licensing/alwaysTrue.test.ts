import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf, type Intent } from '../contract/change.ts';
import type { AssignmentId, OrgId, PoolId, ProductId, UserId } from '../contract/ids.ts';
import type { Assignment, Pool } from '../contract/rows.ts';
import { decide, type Decision, type Effect } from './decide.ts';
import { overlayWorld, seenBy } from './overlayWorld.ts';
import { availableIn } from './poolChoice.ts';
import { DISTRICT, orgOf, poolOf, productOf, userOf, worldOf, type Rows } from './testWorld.ts';
import type { World } from './world.ts';

/* LICENSING.md, "Always true", on random districts and random changes. */

const SCHOOLS = ['north', 'south'] as const;
const PEOPLE = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'].map((id) => id as UserId);
const PRODUCTS = ['p0', 'p1', 'p2'].map((id) => id as ProductId);
const AT = '2026-06-01T10:00:00.000Z';

const anySource = fc.constantFrom('manual' as const, 'manual' as const, 'clever' as const);
const anyPerson = fc.constantFrom(...PEOPLE);
const anyProduct = fc.constantFrom(...PRODUCTS);
const anyOptions = fc.record({ wait: fc.boolean(), gradeConfirmed: fc.boolean() });

const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
  fc
    .record({ userId: anyPerson, productId: anyProduct, options: anyOptions })
    .map(({ options, ...lane }): Intent => ({ kind: 'assign', ...lane, ...options })),
  fc.record({ kind: fc.constant('unassign' as const), userId: anyPerson, productId: anyProduct }),
  fc
    .record({ userId: anyPerson, products: fc.shuffledSubarray(PRODUCTS, { minLength: 2 }), options: anyOptions })
    .map(({ userId, products: [from, to], options }): Intent => ({
      kind: 'swap',
      userId,
      fromProductId: from ?? ('p0' as ProductId),
      toProductId: to ?? ('p1' as ProductId),
      ...options,
    })),
  fc
    .record({ productId: anyProduct, people: fc.shuffledSubarray(PEOPLE, { minLength: 2 }) })
    .map(({ productId, people: [from, to] }): Intent => ({
      kind: 'move',
      productId,
      fromUserId: from ?? ('u0' as UserId),
      toUserId: to ?? ('u1' as UserId),
    })),
);

/** A district whose pools are counted rightly: the licenses are given one by one while there is room. */
const anyRows: fc.Arbitrary<Rows> = fc
  .record({
    sources: fc.tuple(anySource, anySource),
    people: fc.array(
      fc.record({
        school: fc.constantFrom(...SCHOOLS),
        role: fc.constantFrom('student' as const, 'student' as const, 'teacher' as const),
        status: fc.constantFrom('active' as const, 'active' as const, 'inactive' as const),
        grade: fc.constantFrom('KG' as const, '03' as const, '08' as const),
        rosterSource: anySource,
      }),
      { minLength: PEOPLE.length, maxLength: PEOPLE.length },
    ),
    audiences: fc.tuple(
      ...PRODUCTS.map(() => fc.constantFrom('student' as const, 'student' as const, 'educator' as const)),
    ),
    pools: fc.array(
      fc.record({
        product: anyProduct,
        org: fc.constantFrom(DISTRICT, ...SCHOOLS),
        quantity: fc.nat(3),
        endsOn: fc.constantFrom('2026-12-31', '2026-09-30', '2026-05-01'),
      }),
      { maxLength: 6 },
    ),
    given: fc.array(fc.record({ person: anyPerson, pool: fc.nat(5) }), { maxLength: 10 }),
    cut: fc.nat(4),
    actor: fc.constantFrom(
      { role: 'districtAdministrator' as const, orgIds: [DISTRICT] },
      { role: 'schoolAdministrator' as const, orgIds: ['north' as OrgId] },
      { role: 'teacher' as const, orgIds: ['south' as OrgId] },
    ),
    taught: fc.subarray(PEOPLE),
  })
  .map(({ sources, people, audiences, pools, given, cut, actor, taught }): Rows => {
    const rows = pools.map(({ product, org, quantity, endsOn }, n) =>
      poolOf(`l${n}`, product, org, quantity, { endsOn }),
    );
    const assignments: Assignment[] = [];
    for (const { person, pool: n } of given) {
      const pool = rows[n];
      if (!pool) continue;
      const taken = assignments.filter(({ poolId }) => poolId === pool.id).length;
      const holds = assignments.some(({ userId, productId }) => userId === person && productId === pool.productId);
      if (holds || taken >= pool.quantity) continue;
      const id = `held-${assignments.length}` as AssignmentId;
      const lane = { userId: person, productId: pool.productId, poolId: pool.id };
      assignments.push({ id, ...lane, version: 1, assignedAt: AT });
    }
    return {
      today: '2026-06-01',
      actor,
      taught,
      orgs: [orgOf(DISTRICT, null), ...SCHOOLS.map((id, n) => orgOf(id, DISTRICT, sources[n] ?? 'manual'))],
      users: people.map(({ school, ...more }, n) =>
        userOf(PEOPLE[n] ?? '', school, { ...more, grade: more.role === 'student' ? more.grade : null }),
      ),
      products: PRODUCTS.map((id, n) => productOf(id, { audience: audiences[n] ?? 'student', maxGrade: '05' })),
      // The vendor may have cut what was bought below what is given.
      pools: rows.map((pool, n) => ({
        ...pool,
        quantity: n === cut ? Math.max(0, pool.quantity - 1) : pool.quantity,
        assigned: assignments.filter(({ poolId }) => poolId === pool.id).length,
      })),
      assignments,
    };
  });

const holdings = (world: World): readonly Assignment[] =>
  PEOPLE.flatMap((person) => PRODUCTS.flatMap((product) => world.holding(person, product) ?? []));
const pools = (world: World): readonly Pool[] => PRODUCTS.flatMap((product) => world.poolsOf(product));
const state = (world: World): unknown => ({
  pools: pools(world),
  holdings: holdings(world).map(({ userId, productId, poolId }) => [userId, productId, poolId]),
});

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
