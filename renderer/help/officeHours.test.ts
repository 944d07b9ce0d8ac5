import { describe, expect, it } from 'vitest';
import { support } from '../../shared/support/support.ts';
import { officeState } from './officeHours.ts';
import { momentOf, wallTime } from './zonedTime.ts';

/** How the office stands, as one line in UTC. */
function stateAt(moment: string): string {
  const state = officeState(new Date(moment), support);
  return state.kind === 'open' ? `open until ${iso(state.until)}` : `closed until ${state.opens && iso(state.opens)}`;
}

const iso = (moment: Date): string => moment.toISOString().slice(0, 16);

describe('the office', () => {
  it.each([
    ['a winter weekday before it opens', '2026-01-14T13:29:00Z', 'closed until 2026-01-14T13:30'],
    ['the minute it opens', '2026-01-14T13:30:00Z', 'open until 2026-01-14T22:30'],
    ['its last second', '2026-01-14T22:29:59Z', 'open until 2026-01-14T22:30'],
    ['the minute it closes', '2026-01-14T22:30:00Z', 'closed until 2026-01-15T13:30'],
    ['a summer weekday, an hour earlier by UTC', '2026-07-15T12:30:00Z', 'open until 2026-07-15T21:30'],
    ['Friday evening', '2026-01-16T23:00:00Z', 'closed until 2026-01-19T13:30'],
    ['Saturday noon', '2026-01-17T17:00:00Z', 'closed until 2026-01-19T13:30'],
    ['Sunday night, Monday by UTC', '2026-01-19T03:00:00Z', 'closed until 2026-01-19T13:30'],
    ['an evening in August, Monday to Thursday', '2026-08-05T22:30:00Z', 'open until 2026-08-05T23:30'],
    ['a Friday in August, which ends early', '2026-08-07T22:30:00Z', 'closed until 2026-08-10T12:30'],
    ['an evening in September', '2026-09-30T23:29:00Z', 'open until 2026-09-30T23:30'],
    ['the first evening of October', '2026-10-01T21:30:00Z', 'closed until 2026-10-02T12:30'],
    ['the last evening of July, a Friday', '2026-07-31T21:30:00Z', 'closed until 2026-08-03T12:30'],
    ['the last evening of July before a working day', '2025-07-31T21:30:00Z', 'closed until 2025-08-01T12:30'],
    ['the last night of September, October by UTC', '2026-10-01T02:00:00Z', 'closed until 2026-10-01T12:30'],
    ['the weekend the clocks go forward', '2026-03-07T17:00:00Z', 'closed until 2026-03-09T12:30'],
    ['the weekend the clocks go back', '2026-10-31T17:00:00Z', 'closed until 2026-11-02T13:30'],
    ['New Year’s Eve after work', '2026-12-31T23:00:00Z', 'closed until 2027-01-01T13:30'],
  ])('%s', (_name, moment, expected) => expect(stateAt(moment)).toBe(expected));

  it('without hours never opens', () => {
    expect(officeState(new Date(), { hours: [], timeZone: 'America/New_York' })).toEqual({
      kind: 'closed',
      opens: null,
    });
  });

  it('closed at noon opens again after it', () => {
    const hours = [
      { months: [1], days: [3], opens: '13:00', closes: '16:00' },
      { months: [1], days: [3], opens: '8:00', closes: '12:00' },
    ];
    expect(officeState(new Date('2026-01-14T12:30:00Z'), { hours, timeZone: 'UTC' })).toEqual({
      kind: 'closed',
      opens: new Date('2026-01-14T13:00:00Z'),
    });
  });
});

describe('a clock of another place', () => {
  it('is read and set, whatever the offset', () => {
    for (const timeZone of ['America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/St_Johns', 'UTC']) {
      for (let hour = 0; hour < 8760; hour += 37) {
        const moment = new Date(Date.UTC(2026, 0, 1, hour, 15));
        // The hour that autumn has twice may be either.
        expect(wallTime(momentOf(wallTime(moment, timeZone), timeZone), timeZone)).toEqual(wallTime(moment, timeZone));
      }
    }
  });

  it('takes an hour that spring skips for the next', () => {
    const skipped = { year: 2026, month: 3, day: 8, minutes: 150 };
    expect(wallTime(momentOf(skipped, 'America/New_York'), 'America/New_York').minutes).toBeGreaterThanOrEqual(90);
  });
});
