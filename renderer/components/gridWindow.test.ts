import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAfterKey, rowsInView, scrollToShow } from './gridWindow.ts';

const views = fc.record({
  scrollTop: fc.nat(5_000_000),
  height: fc.integer({ min: 0, max: 2000 }),
  rowHeight: fc.integer({ min: 20, max: 90 }),
  total: fc.nat(100_000),
});

describe('the rows of a long table that are drawn', () => {
  it('are all that are in view, and never many more', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { first, last } = rowsInView(view);
        expect(last).toBeLessThan(Math.max(view.total, 1));
        expect(last - first + 1).toBeLessThanOrEqual(view.height / view.rowHeight + 24);
        const inView = (index: number): boolean =>
          (index + 1) * view.rowHeight > view.scrollTop && index * view.rowHeight < view.scrollTop + view.height;
        const place = Math.floor(view.scrollTop / view.rowHeight);
        for (let index = place; index < place + 60; index += 1) {
          if (index < view.total && inView(index)) expect(index >= first && index <= last).toBe(true);
        }
      }),
    );
  });

  it('are none when there is none', () => {
    const { first, last } = rowsInView({ scrollTop: 0, height: 600, rowHeight: 40, total: 0 });
    expect(last).toBeLessThan(first);
  });
});

describe('scrolling to a row', () => {
  it('brings it wholly into view, and moves nothing when it is', () => {
    fc.assert(
      fc.property(views, fc.nat(99_999), (view, index) => {
        fc.pre(view.height >= view.rowHeight);
        const scrollTop = scrollToShow(index, view);
        expect(index * view.rowHeight).toBeGreaterThanOrEqual(scrollTop);
        expect((index + 1) * view.rowHeight).toBeLessThanOrEqual(scrollTop + view.height);
        expect(scrollToShow(index, { ...view, scrollTop })).toBe(scrollTop);
      }),
    );
  });
});

describe('keys in a table', () => {
  it('lead to the row they name', () => {
    expect(rowAfterKey('ArrowDown', 4, 100, 10)).toBe(5);
    expect(rowAfterKey('ArrowUp', 4, 100, 10)).toBe(3);
    expect(rowAfterKey('PageDown', 4, 100, 10)).toBe(14);
    expect(rowAfterKey('PageUp', 24, 100, 10)).toBe(14);
    expect(rowAfterKey('Home', 50, 100, 10)).toBe(0);
    expect(rowAfterKey('End', 50, 100, 10)).toBe(99);
  });

  it('stay within the table', () => {
    expect(rowAfterKey('ArrowUp', 0, 100, 10)).toBe(0);
    expect(rowAfterKey('PageDown', 95, 100, 10)).toBe(99);
  });

  it('lead nowhere when they mean something else, or there is no row', () => {
    expect(rowAfterKey('a', 0, 100, 10)).toBeNull();
    expect(rowAfterKey('ArrowDown', 0, 0, 10)).toBeNull();
  });
});
