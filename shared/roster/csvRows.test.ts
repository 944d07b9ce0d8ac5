import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { forEachRow, guessDelimiter, withLineFeeds } from './csvRows.ts';

function rowsOf(text: string, delimiter = ','): { cells: readonly string[]; row: number; broken: boolean }[] {
  const rows: { cells: readonly string[]; row: number; broken: boolean }[] = [];
  forEachRow(withLineFeeds(text), delimiter, (cells, row, broken) => rows.push({ cells, row, broken }));
  return rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '');
}

const cellsOf = (text: string) => rowsOf(text).map(({ cells }) => cells);

describe('line ends', () => {
  const expected = [
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ];

  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR only', 'a,b\r1,2\r3,4\r'],
    ['mixed', 'a,b\r\n1,2\n3,4\r'],
    ['no final newline', 'a,b\n1,2\n3,4'],
    ['CRLF and no final newline', 'a,b\r\n1,2\r\n3,4'],
  ])('%s gives the same rows', (_name, text) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('counts rows as a spreadsheet does: empty ones too, a cell of three lines as one row', () => {
    const rows = rowsOf('a,b\n\n1,"two\nthree\nlines"\n3,4\n');
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4]);
  });
});

describe('quotation marks', () => {
  it('keep commas, line breaks and doubled marks inside a cell', () => {
    expect(cellsOf('a,b\n"x, y","one\r\ntwo"\n"say ""hi""",z\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'one\ntwo'],
      ['say "hi"', 'z'],
    ]);
  });

  it('inside an unquoted cell are plain letters', () => {
    expect(cellsOf('a,b\nRoom 5" wide,2\n3,4')).toEqual([
      ['a', 'b'],
      ['Room 5" wide', '2'],
      ['3', '4'],
    ]);
  });

  it('that never close cost their own row only', () => {
    const rows = rowsOf('a,b\n1,"open\n2,x\n3,y\n');
    expect(rows.map(({ cells, broken }) => (broken ? 'broken' : cells))).toEqual([
      ['a', 'b'],
      'broken',
      ['2', 'x'],
      ['3', 'y'],
    ]);
  });

  it('that close in the middle of a cell cost their own row only', () => {
    const rows = rowsOf('a,b\n"1"x,2\n3,"y"\n');
    expect(rows.map(({ broken }) => broken)).toEqual([false, true, false]);
  });

  it('that close far below do not swallow the rows between', () => {
    const between = Array.from({ length: 40 }, (_, index) => `${index},x`).join('\n');
    const rows = rowsOf(`a,b\n1,"open\n${between}\n2,end"\n3,4\n`);
    expect(rows.filter(({ broken }) => broken)).toHaveLength(1);
    expect(rows).toHaveLength(44);
  });
});

describe('long texts', () => {
  it('are read whole though they are cut into slices, also where a quoted line break meets the cut', () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => [
      `id-${index}`,
      index % 3 === 0 ? `two\nlines, ${index}` : 'x',
    ]);
    const text = Papa.unparse(rows, { newline: '\r\n' });
    expect(text.length).toBeGreaterThan(500_000);
    expect(cellsOf(text)).toEqual(rows);
  });

  it('are read whole when they have no line end at all', () => {
    const text = Array.from({ length: 100_000 }, () => 'abc').join(',');
    expect(rowsOf(text)[0]?.cells).toHaveLength(100_000);
  });
});

describe('the delimiter', () => {
  it.each([
    [',', 'a,b,c'],
    [';', 'a;b;c\n1,5;2;3'],
    ['\t', 'a\tb\tc'],
    ['|', 'a|b|c'],
    [',', '"a;b;c;d",e'],
    [',', 'one'],
  ])('is %j in %j', (delimiter, text) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});

describe('any table', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', "'") });

  it('comes back as it was written', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, newline) => {
        expect(cellsOf(Papa.unparse(rows, { newline, quotes: true }))).toEqual(rows);
      }),
    );
  });
});
