import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('backoff', () => {
  it('doubles from a second to its cap', () => {
    const longest = (failures: number, focused: boolean): number => backoffMs(failures, focused, 1);
    expect([1, 2, 3, 6, 7, 50].map((failures) => longest(failures, true))).toEqual([
      1000, 2000, 4000, 32_000, 60_000, 60_000,
    ]);
    expect([7, 10, 11, 5000].map((failures) => longest(failures, false))).toEqual([64_000, 512_000, 900_000, 900_000]);
  });

  it('is anything up to that, never more, and a whole number', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.boolean(), random, (failures, focused, unit) => {
        const ms = backoffMs(failures, focused, unit);
        expect(Number.isSafeInteger(ms) && ms >= 0 && ms <= backoffMs(failures, focused, 1)).toBe(true);
      }),
    );
  });
});
