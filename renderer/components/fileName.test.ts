import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileName } from '../../shared/contract/ipcMain.ts';
import { fileName } from './fileName.ts';

describe('the name of a file', () => {
  it('is what it is about', () => {
    expect(fileName('Phonics activation guide', 'pdf')).toBe('Phonics activation guide.pdf');
    expect(fileName('  A/B: “Math” 🎉 ', 'csv')).toBe('A B Math.csv');
    expect(fileName('🎉', 'txt')).toBe('Seatwise.txt');
  });

  it('is one that the main process takes, whatever a product is called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (words) => FileName.safeParse(fileName(words, 'pdf')).success,
      ),
    );
  });
});
