import { describe, expect, it } from 'vitest';
import { percentile, summarize } from './statistics.ts';

describe('the summary of a series', () => {
  it('names values that were measured, whatever order they came in', () => {
    expect(summarize([5, 1, 4, 2, 3])).toEqual({ n: 5, min: 1, median: 3, p95: 5, max: 5 });
  });

  it('takes the 95th of a hundred values, not the last', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 0.95)).toBe(95);
  });

  it('refuses to sum up nothing', () => {
    expect(() => summarize([])).toThrow('nothing');
  });
});
