import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolBarParts } from './poolBar.ts';

describe('the bar of a product', () => {
  it('shows what is assigned, and apart from it what is only pending', () => {
    expect(poolBarParts({ quantity: 300, assigned: 240, adding: 6, freeing: 0 })).toEqual({
      confirmed: 234 / 300,
      adding: 6 / 300,
      freeing: 0,
    });
    expect(poolBarParts({ quantity: 100, assigned: 49, adding: 0, freeing: 1 })).toEqual({
      confirmed: 0.49,
      adding: 0,
      freeing: 0.01,
    });
  });

  it('never grows beyond its frame, a pool that was cut below its use included', () => {
    const count = fc.nat(1000);
    fc.assert(
      fc.property(count, count, count, count, (quantity, assigned, adding, freeing) => {
        const parts = poolBarParts({ quantity, assigned, adding, freeing });
        for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(0);
        expect(parts.confirmed + parts.adding + parts.freeing).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('is empty where nothing was bought', () => {
    expect(poolBarParts({ quantity: 0, assigned: 0, adding: 0, freeing: 0 })).toEqual({
      confirmed: 0,
      adding: 0,
      freeing: 0,
    });
  });
});
