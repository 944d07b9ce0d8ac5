import { describe, expect, it } from 'vitest';
import { support } from '../../shared/support/support.ts';
import { hoursTable, monthRun } from './hoursTable.ts';

describe('office hours as they are written down', () => {
  it('stand by months and by days that follow each other', () => {
    expect(hoursTable(support.hours)).toEqual([
      {
        months: [1, 2, 3, 4, 5, 6, 7, 10, 11, 12],
        rows: [{ firstDay: 1, lastDay: 5, opens: '8:30', closes: '17:30' }],
      },
      {
        months: [8, 9],
        rows: [
          { firstDay: 1, lastDay: 4, opens: '8:30', closes: '19:30' },
          { firstDay: 5, lastDay: 5, opens: '8:30', closes: '17:30' },
        ],
      },
    ]);
  });

  it('keep days apart that do not follow each other', () => {
    const rows = hoursTable([{ months: [1], days: [5, 1, 2], opens: '9:00', closes: '12:00' }])[0]?.rows;
    expect(rows?.map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual([
      [1, 2],
      [5, 5],
    ]);
  });
});

describe('months', () => {
  it('that follow each other are a run, over the end of the year too', () => {
    expect(monthRun([1, 2, 3, 4, 5, 6, 7, 10, 11, 12])).toEqual([10, 7]);
    expect(monthRun([8, 9])).toEqual([8, 9]);
    expect(monthRun([12])).toEqual([12, 12]);
  });

  it('that do not are none', () => {
    expect(monthRun([1, 3])).toBeNull();
    expect(monthRun([])).toBeNull();
    expect(monthRun([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toBeNull();
  });
});
