import { describe, expect, it } from 'vitest';
import { entriesOf, EXAMPLE, only, readExample, userRow, withRows } from './exampleUpload.ts';

describe('orgs', () => {
  const orgs = (...rows: readonly string[]) =>
    readExample({ orgs: ['sourcedId,name,type,parentSourcedId', ...rows], classes: null, enrollments: null });

  it('of other kinds are read as district or school', () => {
    const { roster } = orgs(
      'd1,Ministry,MinistryOfEducation,',
      's1,College,college,d1',
      's2,Campus,Campus,d1',
      'd2,State,state,',
    );
    expect([...roster.orgs.values()].map(({ type }) => type)).toEqual(['district', 'school', 'school', 'district']);
  });

  it('of no known kind are read as schools, and said so', () => {
    const result = orgs('d1,D,district,', 's1,S,castle,d1');
    expect(result.roster.orgs.get('s1')?.type).toBe('school');
    expect(only(entriesOf(result, 'orgType'))).toMatchObject({ row: 3, value: 'castle' });
  });

  it('that are departments lend their people and classes to their school', () => {
    const result = readExample({
      orgs: [...EXAMPLE.orgs, 'p1,,,Science,department,,s2', 'p2,,,Physics,department,,p1'],
      users: withRows('users', userRow('u3', { orgs: '"p2,s2"' })),
      classes: withRows('classes', 'c2,,,Physics,02,k1,,scheduled,,p2,y1,,,'),
    });
    expect(result.roster.orgs.has('p1')).toBe(false);
    expect(result.roster.users.get('u3')?.orgSourcedIds).toEqual(['s2']);
    expect(result.roster.classes.get('c2')?.schoolSourcedId).toBe('s2');
    expect(entriesOf(result, 'departmentMerged').map(({ row }) => row)).toEqual([5, 6]);
  });

  it('that are departments of nothing become schools', () => {
    expect(orgs('d1,D,district,', 's1,Lonely,department,').roster.orgs.get('s1')?.type).toBe('school');
  });

  it('without a parent belong to the district when there is but one', () => {
    const result = orgs('d1,D,district,', 's1,S,school,');
    expect(result.roster.orgs.get('s1')?.parentSourcedId).toBe('d1');
    expect(only(entriesOf(result, 'parentAssumed'))).toMatchObject({ row: 3, action: 'fixed' });
    expect(orgs('d1,D,district,', 'd2,E,district,', 's1,S,school,').roster.orgs.get('s1')?.parentSourcedId).toBeNull();
  });
});
