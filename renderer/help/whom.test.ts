import { describe, expect, it } from 'vitest';
import type { ProductAbout } from '../../shared/contract/view.ts';
import { sayInEnglish } from '../app/sayInEnglish.ts';
import { whomText } from './whom.ts';

const text = (part: Partial<ProductAbout>): string =>
  whomText(sayInEnglish, { audience: 'student', minGrade: null, maxGrade: null, ...part } as ProductAbout);

describe('whom a product is for', () => {
  it('is said with its grades', () => {
    expect(text({ minGrade: 'KG', maxGrade: '05' })).toBe('For students · grades K–5');
    expect(text({ minGrade: '02', maxGrade: '02' })).toBe('For students · Grade 2');
    expect(text({ minGrade: '02' })).toBe('For students · Grade 2');
    expect(text({})).toBe('For students');
    expect(text({ audience: 'educator', minGrade: 'KG', maxGrade: '05' })).toBe('For educators');
  });
});
