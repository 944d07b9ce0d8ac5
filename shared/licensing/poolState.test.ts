import { describe, expect, it } from 'vitest';
import { lowAt, supplyOf, termStateOf, type Supply } from './poolState.ts';

describe('how a pool stands', () => {
  it.each<readonly [number, number, Supply]>([
    [0, 0, 'empty'],
    [10, 10, 'empty'],
    [10, 11, 'overdrawn'],
    [0, 1, 'overdrawn'],
    [1, 0, 'ok'],
    [1, 1, 'empty'],
    [4, 2, 'ok'],
    [4, 3, 'low'],
    [8, 6, 'low'],
    [8, 5, 'ok'],
    [20, 14, 'ok'],
    [20, 15, 'low'],
    [50, 44, 'ok'],
    [50, 45, 'low'],
    [1000, 899, 'ok'],
    [1000, 900, 'low'],
  ])('a pool of %i with %i assigned is in state “%s”', (quantity, assigned, supply) => {
    expect(supplyOf({ quantity, assigned, bought: quantity, transferred: 0 })).toBe(supply);
  });

  it('is overdrawn when fewer were bought than were moved away, though none is assigned', () => {
    expect(supplyOf({ quantity: 0, assigned: 0, bought: 3, transferred: -5 })).toBe('overdrawn');
  });

  it('is low sooner in a larger pool, never at more than a quarter of a small one', () => {
    for (let quantity = 1; quantity < 500; quantity++) {
      expect(lowAt(quantity + 1)).toBeGreaterThanOrEqual(lowAt(quantity));
      expect(lowAt(quantity)).toBeLessThanOrEqual(quantity / 4);
    }
  });
});

describe('how a term stands', () => {
  const term = { startsOn: '2026-07-01', endsOn: '2027-06-30' };
  it.each([
    ['2026-06-30', 'notStarted', '2026-07-01'],
    ['2026-07-01', 'running', '2027-06-30'],
    ['2027-05-31', 'running', '2027-06-30'],
    ['2027-06-01', 'endingSoon', '2027-06-30'],
    ['2027-06-30', 'endingSoon', '2027-06-30'],
    ['2027-07-01', 'ended', '2027-06-30'],
  ])('on %s it is %s', (today, state, day) => {
    expect(termStateOf(term, today)).toEqual({ state, day });
  });

  it('counts days, not hours, also where clocks change', () => {
    // Clocks in the United States went back on the first of November 2026.
    expect(termStateOf({ startsOn: '2026-01-01', endsOn: '2026-11-15' }, '2026-10-16')).toMatchObject({
      state: 'running',
    });
    expect(termStateOf({ startsOn: '2026-01-01', endsOn: '2026-11-15' }, '2026-10-17')).toMatchObject({
      state: 'endingSoon',
    });
  });
});
