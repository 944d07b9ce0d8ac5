import { describe, expect, it } from 'vitest';
import { todayIn } from './today.ts';

const DAY = 24 * 60 * 60_000;
const heard = { lastSyncedAt: '2025-10-01T12:00:00.000Z', clockOffsetMs: 0 };
const at = (text: string): number => Date.parse(text);

describe('the day in the district', () => {
  it('is the one of its time zone', () => {
    expect(todayIn('Pacific/Honolulu', at('2025-10-02T05:00:00Z'), heard)).toBe('2025-10-01');
    expect(todayIn('America/New_York', at('2025-10-02T05:00:00Z'), heard)).toBe('2025-10-02');
  });

  it('is another one a minute later, at midnight', () => {
    expect(todayIn('America/St_Johns', at('2025-10-02T02:29:59Z'), heard)).toBe('2025-10-01');
    expect(todayIn('America/St_Johns', at('2025-10-02T02:30:00Z'), heard)).toBe('2025-10-02');
    expect(todayIn('America/New_York', at('2025-10-02T02:30:01Z'), heard)).toBe('2025-10-01');
  });

  it("goes by the server's clock where this computer's is off", () => {
    const off = { lastSyncedAt: '2015-10-01T12:00:00.000Z', clockOffsetMs: at('2025-10-01') - at('2015-10-01') };
    expect(todayIn('America/New_York', at('2015-10-03T12:00:00Z'), off)).toBe('2025-10-03');
  });

  it('stays when a clock jumps by years after the server was heard', () => {
    for (const days of [-3650, -2, 3650]) {
      expect(todayIn('America/New_York', at('2025-10-01T12:00:00Z') + days * DAY, heard)).toBe('2025-10-01');
    }
  });

  it('goes on over a summer without a network', () => {
    expect(todayIn('America/New_York', at('2025-12-20T12:00:00Z'), heard)).toBe('2025-12-20');
  });

  it("is this computer's as long as the server was never heard", () => {
    const never = { lastSyncedAt: null, clockOffsetMs: 0 };
    expect(todayIn('America/New_York', at('2031-01-05T12:00:00Z'), never)).toBe('2031-01-05');
  });
});
