import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { entriesOf, readExample, userRow, withRows, withUsers } from './exampleUpload.ts';
import { LIMITS } from './limits.ts';
import { exampleFiles } from './exampleUpload.ts';
import { readOneRoster } from './readOneRoster.ts';
import { reportToCsv } from './reportToCsv.ts';

describe('the report as a file', () => {
  it('has a line for every entry, with a mark that Excel needs', () => {
    const { report } = withUsers(userRow('u1'), userRow('u3', { grade: '2' }));
    const csv = reportToCsv(report);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(Papa.parse(csv.slice(1), { header: true }).data).toEqual([
      {
        file: 'users.csv',
        row: '7',
        column: 'sourcedId',
        action: 'skipped',
        code: 'duplicate',
        message: 'Another row has the same id and was used.',
        value: 'u1',
      },
      {
        file: 'users.csv',
        row: '8',
        column: 'grades',
        action: 'fixed',
        code: 'gradeRewritten',
        message: 'The grade was read as 02.',
        value: '2',
      },
    ]);
  });

  it('starts no formula in a spreadsheet, whatever a cell held', () => {
    const { report } = readExample({
      enrollments: withRows(
        'enrollments',
        'e4,,,"=HYPERLINK(""http://evil"")",s1,u1,student,,,',
        'e5,,,+c,s1,u1,student,,,',
      ),
    });
    const cells = Papa.parse<string[]>(reportToCsv(report).slice(1)).data.flat();
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe('a report of a file full of faults', () => {
  it('stops listing at its limit and goes on counting', () => {
    const rows = Array.from({ length: 50 }, () => userRow(''));
    const result = readOneRoster(exampleFiles({ users: withRows('users', ...rows) }), { ...LIMITS, entries: 10 });
    expect(result.report.files.find(({ file }) => file === 'users.csv')).toMatchObject({ read: 55, refused: 50 });
    expect(entriesOf(result, 'valueMissing')).toHaveLength(10);
    expect(result.report.entries.at(-1)?.message).toContain('40 more entries');
  });
});
