import { describe, expect, it } from 'vitest';
import { scrollToTile, tileAfterKey, tileColumns, tilesInView } from './tileWindow.ts';

const view = { width: 1170, height: 600, scrollTop: 0, rem: 16 };

describe('tiles', () => {
  it('stand side by side as far as they fit, one by one where nothing fits', () => {
    expect(tileColumns(view)).toBe(4);
    expect(tileColumns({ ...view, width: 768 })).toBe(3);
    expect(tileColumns({ ...view, rem: 32 })).toBe(2);
    expect(tileColumns({ ...view, width: 40 })).toBe(1);
  });

  it('are drawn only around what is in view, however many there are', () => {
    const top = tilesInView(view, 60_000);
    expect([top.first, top.columns]).toEqual([0, 4]);
    expect(top.last).toBeLessThan(50);
    const middle = tilesInView({ ...view, scrollTop: 100_000 }, 60_000);
    expect(middle.first % 4).toBe(0);
    expect(middle.last - middle.first).toBeLessThan(50);
    const end = tilesInView({ ...view, scrollTop: 10_000_000 }, 41);
    expect(end.last).toBe(40);
    expect(tilesInView(view, 0).last).toBe(-1);
  });

  it('are gone through by the arrows in both directions, and never beyond an edge', () => {
    expect(tileAfterKey('ArrowRight', 3, 10, 4)).toBe(4);
    expect(tileAfterKey('ArrowDown', 3, 10, 4)).toBe(7);
    expect(tileAfterKey('ArrowDown', 7, 10, 4)).toBeNull();
    expect(tileAfterKey('ArrowUp', 2, 10, 4)).toBeNull();
    expect(tileAfterKey('ArrowLeft', 0, 10, 4)).toBeNull();
    expect(tileAfterKey('End', 0, 10, 4)).toBe(9);
    expect(tileAfterKey('Enter', 0, 10, 4)).toBeNull();
  });

  it('come into view without more scrolling than that takes', () => {
    const { rowHeight } = tilesInView(view, 100);
    expect(scrollToTile(0, 4, rowHeight, view)).toBe(0);
    expect(scrollToTile(5, 4, rowHeight, view)).toBe(0);
    expect(scrollToTile(40, 4, rowHeight, view)).toBe(11 * rowHeight - 600);
    expect(scrollToTile(0, 4, rowHeight, { ...view, scrollTop: 500 })).toBe(0);
  });
});
