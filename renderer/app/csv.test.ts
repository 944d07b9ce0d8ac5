import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('a table as CSV', () => {
  it('keeps commas, quotes and lines inside their cell', () => {
    expect(toCsv([['a', 'b, "c"\nd']])).toBe('\uFEFFa,"b, ""c""\nd"\r\n');
  });

  it('holds nothing that a spreadsheet would run', () => {
    expect(toCsv([['=1+1', '-2', '@x', '+y', 'O=K']])).toBe("\uFEFF'=1+1,'-2,'@x,'+y,O=K\r\n");
  });
});
