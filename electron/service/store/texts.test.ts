import { describe, expect, it } from 'vitest';
import { textFilter } from '../queries/textFilter.ts';
import { foldName } from './foldName.ts';
import { todayIn } from './today.ts';

describe('a name as people type it', () => {
  it.each([
    ['Núñez', 'nunez'],
    ["O'Brien", 'obrien'],
    ['Kaʻahumanu', 'kaahumanu'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['de la  Cruz-Méndez', 'de la cruz mendez'],
    ['Nguyễn', 'nguyen'],
    ['ÇELİK', 'celik'],
    ['Straße', 'strasse'],
    ['李小龍', '李小龍'],
    ['100%_sure\\', '100 sure'],
    ['', ''],
  ])('%s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('finds beginnings of words, in any order', () => {
    expect(textFilter('n', ' Cruz  DE').params).toEqual(['% cruz%', '% de%']);
    expect(textFilter('n', ' -- ').sql).toBe('1');
  });
});

describe('today', () => {
  it('is the day of the district, by the clock of the server', () => {
    const now = Date.parse('2025-10-01T03:00:00Z');
    expect(todayIn('America/New_York', now, 0)).toBe('2025-09-30');
    expect(todayIn('Pacific/Auckland', now, 0)).toBe('2025-10-01');
    const tenYears = 10 * 365.25 * 86_400_000;
    expect(todayIn('America/New_York', now + tenYears, -tenYears)).toBe('2025-09-30');
  });
});
