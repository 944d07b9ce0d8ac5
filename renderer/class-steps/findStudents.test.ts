import { describe, expect, it } from 'vitest';
import type { StudentProducts } from '../../shared/contract/view.ts';
import { findStudents } from './findStudents.ts';

const named = (givenName: string, familyName: string) => ({ person: { givenName, familyName } }) as StudentProducts;

describe('finding students of a class', () => {
  const students = [named('Zoë', 'Núñez Soto'), named('Bo', "O'Brien"), named('Ana', 'Soto')];
  const find = (text: string) => findStudents(students, text).map(({ person }) => person.givenName);

  it('takes each word for the beginning of a part of the name, in any order and without accents', () => {
    expect(find('')).toEqual(['Zoë', 'Bo', 'Ana']);
    expect(find('soto')).toEqual(['Zoë', 'Ana']);
    expect(find('zoe nun')).toEqual(['Zoë']);
    expect(find('brien,')).toEqual(['Bo']);
    expect(find('oto')).toEqual([]);
  });
});
