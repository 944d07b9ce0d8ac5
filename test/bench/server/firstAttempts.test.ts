import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../server/sample/random.ts';
import { fullestSecond } from './firstAttempts.ts';

const away = { devices: 500, awayMs: 60 * 60_000 };

describe('five hundred devices whose server was away for an hour', () => {
  it('come back so spread that no second holds more than 5 % of first attempts', () => {
    const { next } = createRandom(1);
    expect(fullestSecond({ ...away, focused: () => true, random: next }, 50).median).toBeLessThanOrEqual(0.05);
    expect(fullestSecond({ ...away, focused: () => false, random: next }, 50).worst).toBeLessThanOrEqual(0.05);
  });

  it('would all come in the same second if chance did not spread them', () => {
    expect(fullestSecond({ ...away, focused: () => true, random: () => 0.5 }, 1)).toEqual({ median: 1, worst: 1 });
  });
});
