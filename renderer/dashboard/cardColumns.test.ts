import { describe, expect, it } from 'vitest';
import { cardColumnProperties, cardColumns } from './cardColumns.ts';

describe('the cards of the dashboard', () => {
  it('are spread evenly over their rows', () => {
    expect([1, 2, 3, 4, 5, 6].map((most) => cardColumns(7, most))).toEqual([1, 2, 3, 4, 4, 4]);
    expect(cardColumns(6, 5)).toBe(3);
    expect(cardColumns(60, 5)).toBe(5);
  });

  it('never take more columns than fit, and do not grow wide when they are few', () => {
    for (let count = 0; count <= 60; count += 1) {
      for (let most = 1; most <= 6; most += 1) expect(cardColumns(count, most)).toBeLessThanOrEqual(most);
    }
    expect(cardColumns(1, 5)).toBe(3);
    expect(cardColumns(2, 1)).toBe(1);
  });

  it('have their columns for every width', () => {
    expect(Object.keys(cardColumnProperties(7))).toHaveLength(6);
  });
});
