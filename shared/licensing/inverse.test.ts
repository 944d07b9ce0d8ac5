import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../contract/change.ts';
import { decide, type Decision } from './decide.ts';
import { inverseOf } from './inverse.ts';
import { overlayWorld, seenBy } from './overlayWorld.ts';
import { anyIntent, anyRows, AT, holdings, pools, PRODUCTS, state } from './randomDistrict.ts';
import { worldOf } from './testWorld.ts';
import type { World } from './world.ts';

let changes = 0;
const ask = (world: World, intent: Intent): Decision =>
  decide({ id: `change-${++changes}` as never, intent, seen: [...seenBy(world, intent)], at: AT }, world);

const who = (world: World): readonly string[] =>
  holdings(world)
    .map(({ userId, productId }) => `${userId} ${productId}`)
    .sort();
/** Licenses of a product that are given, over all of its pools. */
const given = (world: World): readonly number[] =>
  PRODUCTS.map((product) =>
    pools(world)
      .filter((pool) => pool.productId === product)
      .reduce((sum, pool) => sum + pool.assigned, 0),
  );

describe('a change and then its inverse', () => {
  it('leaves everybody with the products they had, and each product with as many licenses', () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyIntent, { maxLength: 12 }), (rows, intents) => {
        const { world, apply } = overlayWorld(worldOf(rows));
        for (const intent of intents) {
          const before = { who: who(world), given: given(world), exact: state(world) };
          const decision = ask(world, intent);
          if (decision.outcome !== 'apply') continue;
          apply(decision.effects);
          const back = ask(world, inverseOf(intent, 'made'));
          // An inverse is a change like any other: a term that has ended, a person who has left, a pool cut below what
          // is given stand in its way too.
          if (back.outcome !== 'apply') continue;
          apply(back.effects);
          expect({ who: who(world), given: given(world) }).toEqual({ who: before.who, given: before.given });
          // What is given or handed over goes back to where it was, to the pool.
          if (intent.kind === 'assign' || intent.kind === 'move') expect(state(world)).toEqual(before.exact);
        }
      }),
    );
  });

  it('is never in the way of itself: giving a license can always be taken back', () => {
    fc.assert(
      fc.property(anyRows, anyIntent, (rows, intent) => {
        const { world, apply } = overlayWorld(
          worldOf({ ...rows, orgs: rows.orgs.map((org) => ({ ...org, rosterSource: 'manual' as const })) }),
        );
        const decision = ask(world, intent);
        if (decision.outcome !== 'apply' || intent.kind !== 'assign') return;
        apply(decision.effects);
        expect(ask(world, inverseOf(intent, 'made')).outcome).toBe('apply');
      }),
    );
  });

  it('is the change again, twice inverted', () => {
    fc.assert(
      fc.property(anyIntent, (intent) => {
        const twice = inverseOf(inverseOf(intent, 'made'), 'made');
        const plain = (of: Intent): unknown => ({ ...of, wait: undefined, gradeConfirmed: undefined });
        expect(plain(twice)).toEqual(plain(intent));
      }),
    );
  });

  it('of a swap that waits is to leave the line, and to keep what is held', () => {
    const swap = { kind: 'swap', userId: 'u', fromProductId: 'a', toProductId: 'b', wait: true } as unknown as Intent;
    expect(inverseOf(swap, 'waits')).toEqual({ kind: 'unassign', userId: 'u', productId: 'b' });
  });
});
