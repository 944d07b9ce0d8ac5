import { describe, expect, it } from 'vitest';
import { openingBounds } from './windowState.ts';

const screen = { x: 0, y: 25, width: 1440, height: 875 };
const saved = { x: 100, y: 50, width: 1200, height: 700, maximized: false };

describe('where the window opens', () => {
  it('is the middle the first time', () => {
    expect(openingBounds(null, [screen])).toEqual({ width: 1280, height: 800 });
  });

  it('is where it was', () => {
    expect(openingBounds(saved, [screen])).toEqual({ x: 100, y: 50, width: 1200, height: 700 });
  });

  it('is on the second screen while that is there, else in the middle', () => {
    const second = { x: 1440, y: 0, width: 1920, height: 1080 };
    const there = { ...saved, x: 1500 };
    expect(openingBounds(there, [screen, second])).toMatchObject({ x: 1500 });
    expect(openingBounds(there, [screen])).toEqual({ width: 1200, height: 700 });
  });

  it('is never out of reach', () => {
    for (const [x, y] of [
      [-1190, 50],
      [1400, 50],
      [100, -500],
      [100, 880],
    ] as const) {
      expect(openingBounds({ ...saved, x, y }, [screen])).not.toHaveProperty('x');
    }
  });

  it('is never smaller than the smallest window', () => {
    expect(openingBounds({ ...saved, width: 10, height: 10 }, [screen])).toMatchObject({ width: 1024, height: 640 });
  });
});
