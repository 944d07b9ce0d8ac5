import { describe, expect, it } from 'vitest';
import type { Action } from './deed.ts';
import { chosenBy, quarrel } from './quarrel.ts';
import { dice } from './random.ts';

const licenses = ['u1 p1', 'u1 p2', 'u2 p1', 'u3 p2', 'u4 p1'].map((name) => {
  const [id = '', product = ''] = name.split(' ');
  return { id, product };
});

const withoutUpgrade = (actions: readonly Action[]): readonly Action[] =>
  actions.filter(({ deed }) => deed.kind !== 'upgrade' && deed.kind !== 'takeBack');

describe('a quarrel', () => {
  it('is about one license, whatever else the two see', () => {
    const meant = new Set<unknown>();
    for (let number = 0; number < 50; number += 1) {
      const chosen = chosenBy(number, licenses);
      meant.add(chosen);
      const seenByOther = licenses.filter((license) => license === chosen || license.id !== 'u2').reverse();
      expect(chosenBy(number, seenByOther)).toBe(chosen);
    }
    expect(meant.size).toBeGreaterThan(1);
  });

  it('is edited at two computers while the first is offline, and decided at it before the end', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const [offline, mine, theirs, online, decision] = withoutUpgrade(quarrel(dice(seed), 3, 60_000));
      const order = [offline, mine, online, decision].map((action) => action?.at ?? Number.NaN);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(theirs?.at).toBeLessThan(online?.at ?? 0);
      expect(theirs?.computer).not.toBe(mine?.computer);
      expect(decision).toMatchObject({ computer: mine?.computer, deed: { kind: 'resolve' } });
      expect(decision?.at).toBeLessThanOrEqual(60_000);
    }
  });

  it('outlives a new version of the app now and then, once both have edited and the other took it back', () => {
    const all = Array.from({ length: 50 }, (_, seed) => quarrel(dice(seed + 1), 3, 60_000));
    const upgraded = all.filter((actions) => withoutUpgrade(actions).length < actions.length);
    expect(upgraded.length).toBeGreaterThan(3);
    expect(upgraded.length).toBeLessThan(25);
    for (const [, mine, theirs, undo, upgrade, online] of upgraded) {
      expect(undo).toMatchObject({ computer: theirs?.computer, deed: { kind: 'takeBack' } });
      expect(upgrade).toMatchObject({ computer: mine?.computer, deed: { kind: 'upgrade' } });
      expect(upgrade?.at).toBeGreaterThan(Math.max(mine?.at ?? 0, undo?.at ?? 0));
      expect(upgrade?.at).toBeLessThan(online?.at ?? 0);
    }
  });
});
