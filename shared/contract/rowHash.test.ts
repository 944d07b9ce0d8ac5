import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonicalJson.ts';
import { addRow, EMPTY_HASH, formatHash, hashRows, removeRow, rowHash, textHash } from './rowHash.ts';

const shuffled = fc
  .array(fc.jsonValue())
  .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));

describe('rowHash', () => {
  it('is the start of the MD5 of the canonical JSON, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const md5 = createHash('md5').update(canonicalJson({ name }), 'utf8').digest('hex');
        expect(formatHash(rowHash({ name }))).toBe(md5.slice(0, 16));
      }),
      { numRuns: 500 },
    );
  });

  it('is right at every length around the ends of blocks', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'é'.repeat(length % 7) + 'x'.repeat(length);
      expect(formatHash(textHash(text))).toBe(createHash('md5').update(text, 'utf8').digest('hex').slice(0, 16));
    }
  });

  it('sums up to the same in any order', () => {
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(hashRows(other)).toEqual(hashRows(rows));
      }),
    );
  });

  it('forgets a row that is taken away', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (rows, row) => {
        const without = hashRows(rows);
        expect(removeRow(addRow(without, rowHash(row)), rowHash(row))).toEqual(without);
      }),
    );
    expect(formatHash(EMPTY_HASH)).toBe('0000000000000000');
  });
});
