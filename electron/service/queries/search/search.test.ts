import { describe, expect, it } from 'vitest';
import type { OrgId } from '../../../../shared/contract/ids.ts';
import { applyDelta } from '../../store/pull.ts';
import type { Sql } from '../../store/sqlite.ts';
import { brand, deltaOf, sampleDistrict } from '../../testing/sampleDistrict.ts';
import { loadRows, NOW, sampleAsker, sampleStore } from '../../testing/sampleStore.ts';
import { listClasses } from '../classes.ts';
import { listStudents } from '../people.ts';
import { searchPalette } from './searchPalette.ts';
import { searchPeople } from './searchPeople.ts';
import { variantsOf } from './words.ts';

const found = (sql: Sql, text: string, orgId: string | null = null, limit = 20): string[] =>
  searchPeople(sql, { orgId: orgId === null ? null : brand<OrgId>(orgId), text, limit }).map(
    ({ givenName, familyName }) => `${givenName} ${familyName}`,
  );

describe.each([
  ['everywhere', null],
  ['in one school', 's1'],
])('people are found %s', (_, orgId) => {
  it('by the beginning of any word of their name, accents and apostrophes aside', () => {
    const { sql } = sampleStore();
    expect(found(sql, 'nun', orgId)).toEqual(['Ana Núñez']);
    expect(found(sql, 'OBRIEN', orgId)).toEqual(["Bo O'Brien"]);
    expect(found(sql, 'cru', orgId)).toEqual(['Dee de la Cruz']);
    expect(found(sql, 'łuk', orgId)).toEqual(['Cyd Łukasz']);
    expect(found(sql, 'rien', orgId)).toEqual([]);
  });

  it('by several words, in any order and each of them begun', () => {
    const { sql } = sampleStore();
    for (const text of ['ana nu', 'núñez a', 'nu an']) expect(found(sql, text, orgId)).toEqual(['Ana Núñez']);
    expect(found(sql, 'dee cr', orgId)).toEqual(['Dee de la Cruz']);
    expect(found(sql, 'ana cruz', orgId)).toEqual([]);
  });

  it('by their initials', () => {
    const { sql } = sampleStore();
    expect(found(sql, 'mo', orgId)).toEqual(['Marta Ortiz']);
    expect(found(sql, 'om', orgId)).toEqual(['Marta Ortiz']);
    expect(found(sql, 'dlc', orgId)).toEqual(['Dee de la Cruz']);
  });

  it('with one letter wrong, missing, surplus or swapped', () => {
    const { sql } = sampleStore();
    for (const text of ['ortis', 'otiz', 'orttiz', 'otriz', 'zrtiz'])
      expect(found(sql, text, orgId)).toEqual(['Marta Ortiz']);
    expect(found(sql, 'mrata ort', orgId)).toEqual(['Marta Ortiz']);
    expect(found(sql, 'orrtis', orgId)).toEqual([]);
  });
});

describe('search', () => {
  it('puts whole beginnings before initials, and those before guesses', () => {
    const { sql } = sampleStore();
    const [first] = sampleDistrict().users;
    const named = (id: string, givenName: string, familyName: string): unknown => ({
      ...first,
      id,
      givenName,
      familyName,
    });
    const users = [named('u1', 'Mo', 'Zhang'), named('u2', 'Xavier', 'Moreno'), named('u3', 'Ortizia', 'Abc')];
    applyDelta(sql, sampleAsker, deltaOf({ rows: { users: users as never } }), Date.parse(NOW));
    expect(found(sql, 'mo')).toEqual(['Mo Zhang', 'Xavier Moreno', 'Marta Ortiz']);
    expect(found(sql, 'ortiz')).toEqual(['Marta Ortiz', 'Ortizia Abc']);
    expect(found(sql, 'mo', null, 2)).toEqual(['Mo Zhang', 'Xavier Moreno']);
    expect(found(sql, 'moreno z')).toEqual([]);
  });

  it('keeps to the school, and to students or educators', () => {
    const { sql } = sampleStore();
    expect(found(sql, 'zhou', 's1')).toEqual([]);
    expect(found(sql, 'zhou', 's2')).toEqual(['Eve Zhou']);
    const ask = (role: 'student' | 'educator'): number =>
      searchPeople(sql, { orgId: null, role, text: 'o', limit: 9 }).length;
    expect([ask('student'), ask('educator')]).toEqual([1, 1]);
    expect(searchPeople(sql, { orgId: null, text: 'eve', limit: 9 })).toEqual([
      { userId: 'eve', givenName: 'Eve', familyName: 'Zhou', role: 'student', grade: '02', orgName: 'Birch Hill' },
    ]);
  });

  it('finds the people of a large school among all others', () => {
    const { sql } = sampleStore();
    const rows = sampleDistrict();
    const [first] = rows.users;
    const many = Array.from({ length: 3100 }, (_, n) => ({
      ...first,
      id: `n${n}`,
      givenName: 'Ab',
      familyName: `Crowd${n}`,
    }));
    loadRows(sql, { ...rows, users: [...rows.users, ...many] as never });
    expect(found(sql, 'cyd', 's1')).toEqual(['Cyd Łukasz']);
    expect(found(sql, 'ana', 's2')).toEqual([]);
    expect(found(sql, 'crowd31', 's1', 50)).toHaveLength(50);
    const list = listStudents(sql, { orgId: null, text: 'crowd', offset: 290, limit: 20 }, NOW);
    expect([list.total, list.more, list.rows.length]).toEqual([300, true, 10]);
  });

  it('follows what deltas bring and take away', () => {
    const { sql } = sampleStore();
    const [ana] = sampleDistrict().users;
    applyDelta(
      sql,
      sampleAsker,
      deltaOf({ rows: { users: [{ ...ana, familyName: 'Quill' } as never] } }),
      Date.parse(NOW),
    );
    expect([found(sql, 'nunez'), found(sql, 'quill')]).toEqual([[], ['Ana Quill']]);
    applyDelta(sql, sampleAsker, deltaOf({ gone: { users: ['ana'] } }), Date.parse(NOW));
    expect(found(sql, 'quill')).toEqual([]);
  });

  it('of the palette names people, classes by title or teacher, and products', () => {
    const { sql } = sampleStore();
    const palette = (text: string): unknown => {
      const { people, classes, products } = searchPalette(sql, { orgId: null, text, limit: 5 });
      return [people.map((row) => row.userId), classes.map((row) => row.id), products.map((row) => row.id)];
    };
    expect(palette('room 4')).toEqual([[], ['c1'], []]);
    expect(palette('ortiz')).toEqual([['ortiz'], ['c1'], []]);
    expect(palette('key')).toEqual([[], [], ['kb']]);
    expect(palette(' ')).toEqual([[], [], []]);
  });
});

describe('lists', () => {
  it('of classes are filtered by title and by teacher in a school as in the district', () => {
    const { sql } = sampleStore();
    for (const orgId of [null, brand<OrgId>('s1'), brand<OrgId>('d')]) {
      const find = (text: string): unknown =>
        listClasses(sql, { orgId, text, offset: 0, limit: 10 }).rows.map((row) => row.id);
      expect([find('gra ro'), find('mart'), find('xyz')]).toEqual([['c1'], ['c1'], []]);
    }
  });
});

describe('what may have been meant by a word', () => {
  it('differs from it by one letter, and is not guessed from three', () => {
    expect(variantsOf('abc')).toEqual([]);
    const variants = variantsOf('abcd');
    for (const meant of ['bacd', 'abxcd', 'zbcd', 'acd', 'abc']) expect(variants).toContain(meant);
    expect(variants).not.toContain('abcd');
  });
});
