import { describe, expect, it } from 'vitest';
import { timeLeft } from './timeLeft.ts';

const start = { rows: 0, at: 1000 };

describe('the time a download still takes', () => {
  it('follows the pace so far', () => {
    expect(timeLeft(start, { rows: 10_000, at: 11_000 }, 40_000)).toEqual({ unit: 'seconds', count: 30 });
    expect(timeLeft(start, { rows: 10_000, at: 11_000 }, 200_000)).toEqual({ unit: 'minutes', count: 3 });
  });

  it('does not twitch from second to second, and never promises none', () => {
    expect(timeLeft(start, { rows: 10_000, at: 11_000 }, 37_500)).toEqual({ unit: 'seconds', count: 30 });
    expect(timeLeft(start, { rows: 10_000, at: 11_000 }, 10_001)).toEqual({ unit: 'seconds', count: 5 });
  });

  it('is not said before there is a pace, without a total, or at the end', () => {
    expect(timeLeft(start, { rows: 500, at: 1200 }, 40_000)).toBeNull();
    expect(timeLeft(start, { rows: 0, at: 9000 }, 40_000)).toBeNull();
    expect(timeLeft(start, { rows: 500, at: 9000 }, 0)).toBeNull();
    expect(timeLeft(start, { rows: 500, at: 9000 }, 500)).toBeNull();
  });
});
