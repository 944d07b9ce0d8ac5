import { describe, expect, it } from 'vitest';
import { nearness } from './when.ts';

const at = (day: number, hour: number, minute = 0): Date => new Date(2026, 10, day, hour, minute);

describe('how a moment is named', () => {
  it('goes by the calendar, not by hours', () => {
    expect(nearness(at(24, 0, 1), at(24, 23, 59))).toBe('today');
    expect(nearness(at(23, 23, 59), at(24, 0, 1))).toBe('yesterday');
    expect(nearness(at(22, 23, 59), at(24, 0, 1))).toBe('day');
  });

  it('finds yesterday across a month and across a year', () => {
    expect(nearness(new Date(2026, 9, 31, 12), new Date(2026, 10, 1, 12))).toBe('yesterday');
    expect(nearness(new Date(2026, 11, 31, 12), new Date(2027, 0, 1, 12))).toBe('yesterday');
  });

  it('names the day of a moment that is still to come, but for tomorrow', () => {
    expect(nearness(at(25, 2), at(24, 23))).toBe('tomorrow');
    expect(nearness(at(26, 8), at(24, 8))).toBe('day');
  });
});
