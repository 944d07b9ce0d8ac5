import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf, type Intent, type Seen } from '../contract/change.ts';
import { decide, type Effect } from './decide.ts';
import { inverseOf } from './inverse.ts';
import { overlayWorld, seenBy } from './overlayWorld.ts';
import { anyIntent, anyRows, AT, state } from './randomDistrict.ts';
import { takesBack } from './takesBack.ts';
import { DISTRICT, worldOf, type Rows } from './testWorld.ts';
import type { World } from './world.ts';

/** A change as it lies in the queue. */
type Queued = Readonly<{ id: string; intent: Intent; seen: readonly Seen[]; after: readonly string[] }>;

const lanes = (intent: Intent): readonly string[] =>
  lanesOf(intent).map(({ userId, productId }) => `${userId} ${productId}`);

/**
 * What a person saves one after the other while nothing can be sent, each on what the queue makes of the world; what the
 * rules refuse is not queued. People go back on what they have just done more often than chance would have it.
 */
function queueOf(rows: Rows, wanted: readonly (Intent | 'back')[], merging: boolean): readonly Queued[] {
  let queue: readonly Queued[] = [];
  let last: Intent | null = null;
  for (const [n, one] of wanted.entries()) {
    const intent: Intent | null = one !== 'back' ? one : last && inverseOf(last, 'made');
    if (!intent) continue;
    const { world, apply } = overlayWorld(worldOf(rows));
    for (const change of queue) apply(effectsOf(change, world));
    const change = { id: `change-${n}`, intent, seen: seenBy(world, intent), after: [] };
    if (effectsOf(change, world).length === 0) continue;
    last = intent;
    queue = merging ? withMerged(queue, change) : [...queue, change];
  }
  return queue.map((change, n) => ({
    ...change,
    after: latestInLanes(queue.slice(0, n), change.intent).map(({ id }) => id),
  }));
}

function effectsOf({ id, intent, seen }: Queued, world: World): readonly Effect[] {
  const decision = decide({ id: id as never, intent, seen: [...seen], at: AT }, world);
  return decision.outcome === 'apply' ? decision.effects : [];
}

/** A change that takes back the latest of its lane ends both. */
function withMerged(queue: readonly Queued[], change: Queued): readonly Queued[] {
  const [latest] = latestInLanes(queue, change.intent);
  if (latest && takesBack(change.intent, latest.intent)) return queue.filter((other) => other !== latest);
  return [...queue, change];
}

function latestInLanes(queue: readonly Queued[], intent: Intent): readonly Queued[] {
  const latest = lanes(intent).flatMap(
    (lane) => [...queue].reverse().find((change) => lanes(change.intent).includes(lane)) ?? [],
  );
  return [...new Set(latest)];
}

/** What the server makes of a queue, starting from what is so there. */
function serverAfter(rows: Rows, queue: readonly Queued[]): { state: unknown; failed: ReadonlySet<string> } {
  const { world, apply } = overlayWorld(worldOf(rows));
  const failed = new Set<string>();
  for (const { id, intent, seen, after } of queue) {
    if (after.some((earlier) => failed.has(earlier))) {
      failed.add(id);
      continue;
    }
    const decision = decide({ id: id as never, intent, seen: [...seen], at: AT }, world);
    if (decision.outcome === 'apply') apply(decision.effects);
    else if (decision.outcome !== 'noop') failed.add(id);
  }
  return { state: state(world), failed };
}

/**
 * The same district where only licenses can run out: most changes are allowed there. One pool for each product: with
 * several, a license that was given and taken again meanwhile sends the next one to another pool.
 */
function easygoing(rows: Rows): Rows {
  const pools = rows.pools.filter(
    ({ productId }, n) => rows.pools.findIndex((pool) => pool.productId === productId) === n,
  );
  return {
    ...rows,
    actor: { role: 'districtAdministrator', orgIds: [DISTRICT] },
    orgs: rows.orgs.map((org) => ({ ...org, rosterSource: 'manual' })),
    users: rows.users.map((user) => ({ ...user, role: 'student', status: 'active', grade: '02' })),
    products: rows.products.map((product) => ({ ...product, audience: 'student' })),
    pools: pools.map((pool) => ({ ...pool, orgId: DISTRICT })),
    assignments: rows.assignments.filter(({ poolId }) => pools.some(({ id }) => id === poolId)),
  };
}

describe('merging', () => {
  it('leaves the server as it would be without, also when others were there first', () => {
    let pairs = 0;
    fc.assert(
      fc.property(
        anyRows.map(easygoing),
        fc.array(fc.oneof(anyIntent, fc.constant('back' as const)), { maxLength: 14 }),
        fc.array(anyIntent, { maxLength: 3 }),
        (rows, wanted, rival) => {
          const queue = queueOf(rows, wanted, false);
          const less = queueOf(rows, wanted, true);
          pairs += queue.length - less.length;
          const others = queueOf(rows, rival, false).map((change) => ({ ...change, id: `rival-${change.id}` }));
          const all = serverAfter(rows, [...others, ...queue]);
          // A license that is given and taken again may be the last one for that moment, and stop what comes after it.
          // Merged away it stops nothing: there the two differ, and merging is the better.
          if (queue.some(({ id }) => all.failed.has(id))) return;
          expect(serverAfter(rows, [...others, ...less]).state).toEqual(all.state);
        },
      ),
      { numRuns: 2000 },
    );
    expect(pairs).toBeGreaterThan(100);
  });

  it('keeps two products for one person apart', () => {
    const lane = (productId: string) => ({ userId: 'u', productId }) as never as { userId: never; productId: never };
    expect(takesBack({ kind: 'assign', ...lane('q') }, { kind: 'unassign', ...lane('p') })).toBe(false);
    expect(takesBack({ kind: 'unassign', ...lane('q') }, { kind: 'assign', ...lane('p') })).toBe(false);
  });
});
