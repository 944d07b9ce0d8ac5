import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRun } from './nextRun.ts';

const next = (timeZone: string, time: string, after: string): string =>
  nextRun(timeZone, time, new Date(after)).toISOString();

describe('the next nightly run', () => {
  it.each([
    ['later the same day', 'America/New_York', '02:00', '2026-01-10T06:00:00Z', '2026-01-10T07:00:00.000Z'],
    ['the next day', 'America/New_York', '02:00', '2026-01-10T07:00:01Z', '2026-01-11T07:00:00.000Z'],
    ['never the instant itself', 'America/New_York', '02:00', '2026-01-10T07:00:00Z', '2026-01-11T07:00:00.000Z'],
    ['in summer time', 'America/New_York', '02:00', '2026-07-10T00:00:00Z', '2026-07-10T06:00:00.000Z'],
    ['east of Greenwich', 'Asia/Kolkata', '02:15', '2026-07-10T00:00:00Z', '2026-07-10T20:45:00.000Z'],
    ['over the new year', 'Pacific/Auckland', '23:59', '2026-12-31T11:00:00Z', '2027-01-01T10:59:00.000Z'],
    ['at midnight', 'UTC', '00:00', '2026-02-28T00:00:00Z', '2026-03-01T00:00:00.000Z'],
    // 2026-03-08: the clock jumps from 01:59 to 03:00.
    [
      'when the clock jumps over the time',
      'America/New_York',
      '02:30',
      '2026-03-08T05:00:00Z',
      '2026-03-08T07:00:00.000Z',
    ],
    ['the day after the jump', 'America/New_York', '02:30', '2026-03-08T07:00:00Z', '2026-03-09T06:30:00.000Z'],
    // 2026-11-01: 01:00 to 01:59 come twice.
    ['the first of two', 'America/New_York', '01:30', '2026-11-01T04:00:00Z', '2026-11-01T05:30:00.000Z'],
    ['not the second of two', 'America/New_York', '01:30', '2026-11-01T05:30:00Z', '2026-11-02T06:30:00.000Z'],
    // Midnight itself is skipped, 2026-03-29 in Beirut (00:00 to 01:00).
    ['when midnight is skipped', 'Asia/Beirut', '00:00', '2026-03-28T12:00:00Z', '2026-03-28T22:00:00.000Z'],
    // Half an hour of daylight saving.
    ['on Lord Howe Island', 'Australia/Lord_Howe', '02:15', '2026-10-03T00:00:00Z', '2026-10-03T15:30:00.000Z'],
    // Samoa left out 2011-12-30 altogether.
    ['where a whole day is missing', 'Pacific/Apia', '02:00', '2011-12-30T09:59:00Z', '2011-12-30T10:00:00.000Z'],
  ])('comes %s', (_, timeZone, time, after, wanted) => {
    expect(next(timeZone, time, after)).toBe(wanted);
  });

  it('comes once a day, at the time, through ten years of any zone', () => {
    const zones = ['America/New_York', 'America/Phoenix', 'Europe/Dublin', 'Australia/Lord_Howe', 'Asia/Tehran', 'UTC'];
    const minute = fc.integer({ min: 0, max: 1439 });
    const start = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, start, (zone, of, after) => {
        const time = `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
        const first = nextRun(zone, time, after);
        const second = nextRun(zone, time, first);
        const apart = (second.getTime() - first.getTime()) / 3_600_000;
        expect(first > after).toBe(true);
        expect(first.getTime() - after.getTime()).toBeLessThanOrEqual(25.5 * 3_600_000);
        expect(apart).toBeGreaterThanOrEqual(22.5);
        expect(apart).toBeLessThanOrEqual(25.5);
      }),
      { numRuns: 60 },
    );
  });
});
