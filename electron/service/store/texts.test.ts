import { describe, expect, it } from 'vitest';
import { textFilter } from '../queries/textFilter.ts';
import { foldName } from './foldName.ts';

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
