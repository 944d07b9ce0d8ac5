import { describe, expect, it } from 'vitest';
import { askIn, type Asking } from './askIn.ts';

const quiet: Asking = { isConcerned: true, askedAt: 0, isNoticed: false, isMoving: false };

describe('asking how the syncs with rostering platforms stand', () => {
  it('is left out where every roster is kept by hand', () => {
    expect(askIn({ ...quiet, isConcerned: false, askedAt: null }, 0)).toBeNull();
  });

  it('happens at the start', () => {
    expect(askIn({ ...quiet, askedAt: null }, 0)).toBe(0);
  });

  it('is seldom while nothing happens, and never overdue by less than nothing', () => {
    expect(askIn(quiet, 60_000)).toBe(240_000);
    expect(askIn(quiet, 900_000)).toBe(0);
  });

  it('follows a run closely, above all when the server has said that something altered', () => {
    expect(askIn({ ...quiet, isMoving: true }, 0)).toBe(10_000);
    expect(askIn({ ...quiet, isMoving: true, isNoticed: true }, 0)).toBe(1000);
  });

  it('does not follow each license that anybody changes', () => {
    expect(askIn({ ...quiet, isNoticed: true }, 1000)).toBe(14_000);
  });
});
