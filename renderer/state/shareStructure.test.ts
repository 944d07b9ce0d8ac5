import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareStructure } from './shareStructure.ts';

describe('sharing what did not alter', () => {
  it('never alters what is said', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(shareStructure(previous, structuredClone(next))).toEqual(next);
      }),
    );
  });

  it('gives the very same object back when nothing altered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shareStructure(value, structuredClone(value))).toBe(value);
      }),
    );
  });

  it('keeps the rows that stayed as they were', () => {
    const previous = {
      total: 2,
      rows: [
        { id: 'a', licenses: ['k'] },
        { id: 'b', licenses: [] },
      ],
    };
    const next = shareStructure(previous, {
      total: 2,
      rows: [
        { id: 'a', licenses: [] },
        { id: 'b', licenses: [] },
      ],
    });
    expect(next).not.toBe(previous);
    expect(next.rows[0]).toEqual({ id: 'a', licenses: [] });
    expect(next.rows[1]).toBe(previous.rows[1]);
  });

  it('tells a field that is gone from one that stayed', () => {
    expect(shareStructure({ a: 1, b: undefined }, { a: 1, c: undefined })).toEqual({ a: 1, c: undefined });
    expect(Object.keys(shareStructure({ a: 1, b: 2 }, { a: 1 }))).toEqual(['a']);
  });
});
