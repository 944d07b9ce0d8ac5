import * as fc from 'fast-check';
import type { Intent } from '../contract/change.ts';
import type { AssignmentId, OrgId, ProductId, UserId } from '../contract/ids.ts';
import type { Assignment, Pool } from '../contract/rows.ts';
import { DISTRICT, orgOf, poolOf, productOf, userOf, type Rows } from './testWorld.ts';
import type { World } from './world.ts';

/* Random districts and random changes, for properties that hold in all of them. */

const SCHOOLS = ['north', 'south'] as const;
export const PEOPLE = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'].map((id) => id as UserId);
export const PRODUCTS = ['p0', 'p1', 'p2'].map((id) => id as ProductId);
export const AT = '2026-06-01T10:00:00.000Z';

const anySource = fc.constantFrom('manual' as const, 'manual' as const, 'clever' as const);
export const anyPerson = fc.constantFrom(...PEOPLE);
export const anyProduct = fc.constantFrom(...PRODUCTS);
const anyOptions = fc.record({ wait: fc.boolean(), gradeConfirmed: fc.boolean() });

export const anyIntent: fc.Arbitrary<Intent> = fc.oneof(
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
export const anyRows: fc.Arbitrary<Rows> = fc
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

/** Every license there is. */
export const holdings = (world: World): readonly Assignment[] =>
  PEOPLE.flatMap((person) => PRODUCTS.flatMap((product) => world.holding(person, product) ?? []));
export const pools = (world: World): readonly Pool[] => PRODUCTS.flatMap((product) => world.poolsOf(product));
/** What two worlds that are alike have in common: who holds what of which pool. */
export const state = (world: World): unknown => ({
  pools: pools(world),
  holdings: holdings(world).map(({ userId, productId, poolId }) => [userId, productId, poolId]),
});
