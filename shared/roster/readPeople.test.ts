import { describe, expect, it } from 'vitest';
import { entriesOf, EXAMPLE, only, readExample, userRow, withUsers } from './exampleUpload.ts';

describe('roles', () => {
  it('are read in any case', () => {
    const result = withUsers(userRow('t2', { role: 'TEACHER' }), userRow('t3', { role: 'Aide' }));
    expect(result.roster.users.get('t2')?.role).toBe('teacher');
    expect(result.roster.users.get('t3')?.role).toBe('aide');
    expect(result.report.entries).toEqual([]);
  });

  it('of parents, guardians and relatives are left out: a line each, and their number above', () => {
    const result = withUsers(userRow('p1', { role: 'parent' }), userRow('p2', { role: 'Guardian' }));
    expect(result.roster.users.size).toBe(5);
    expect(result.report.entries.map(({ row, code, action }) => [row, code, action])).toEqual([
      [null, 'rolesNotKept', 'skipped'],
      [7, 'roleNotKept', 'skipped'],
      [8, 'roleNotKept', 'skipped'],
    ]);
    expect(result.report.entries[0]?.message).toContain('left out: 2.');
  });

  it('never make a student a teacher by an enrollment', () => {
    const result = readExample({
      enrollments: [EXAMPLE.enrollments[0], 'e1,,,c1,s1,u1,teacher,true,,', 'e2,,,c1,s1,u2,administrator,false,,'],
    });
    expect([...result.roster.enrollments.values()].map(({ role, primary }) => [role, primary])).toEqual([
      ['student', false],
      ['student', false],
    ]);
    expect(entriesOf(result, 'roleConflict').map(({ action }) => action)).toEqual(['fixed', 'fixed']);
  });

  it('leave an educator out of a class that lists them as a student', () => {
    const result = readExample({ enrollments: [EXAMPLE.enrollments[0], 'e1,,,c1,s1,t1,student,false,,'] });
    expect(result.roster.enrollments.size).toBe(0);
    expect(only(entriesOf(result, 'roleConflict'))).toMatchObject({ action: 'skipped' });
  });

  it('of educators may differ from class to class', () => {
    const result = readExample({
      enrollments: [EXAMPLE.enrollments[0], 'e1,,,c1,s1,a1,Teacher,true,,', 'e2,,,c1,s1,t1,aide,true,,'],
    });
    expect([...result.roster.enrollments.values()].map(({ role, primary }) => [role, primary])).toEqual([
      ['teacher', true],
      ['aide', false],
    ]);
    expect(result.report.entries).toEqual([]);
  });

  it('of an administrator at a school first and a district second give the school only', () => {
    const result = withUsers(userRow('a3', { role: 'administrator', orgs: '"s1,d1"', grade: '' }));
    expect(result.roster.users.get('a3')).toMatchObject({ role: 'schoolAdministrator', orgSourcedIds: ['s1'] });
    expect(only(entriesOf(result, 'roleConflict'))).toMatchObject({ row: 7, action: 'fixed' });
  });
});

describe('status in a file that lists everything', () => {
  it('active: read, and said once', () => {
    const result = withUsers(userRow('u3', { status: 'active' }), userRow('u4', { status: 'Active' }));
    expect(result.roster.users.size).toBe(7);
    expect(only(result.report.entries)).toMatchObject({ code: 'statusInBulk', row: null, action: 'fixed' });
    expect(result.report.entries[0]?.message).toContain('2 rows');
  });

  it('to be deleted or inactive: skipped, a line each', () => {
    const result = withUsers(userRow('u3', { status: 'tobedeleted' }), userRow('u4', { status: 'Inactive' }));
    expect(result.roster.users.size).toBe(5);
    expect(entriesOf(result, 'markedDeleted').map(({ row, action }) => [row, action])).toEqual([
      [7, 'skipped'],
      [8, 'skipped'],
    ]);
    expect(result.roster.removed.users).toEqual([]);
  });
});

describe('grades', () => {
  it.each([
    ['0', 'KG'],
    ['K', 'KG'],
    ['Kindergarten', 'KG'],
    ['1', '01'],
    ['PS1', 'PS'],
    ['Pre-K', 'PK'],
  ])('%s is read as %s, and said so', (text, grade) => {
    const result = withUsers(userRow('u3', { grade: text }));
    expect(result.roster.users.get('u3')?.grade).toBe(grade);
    expect(only(result.report.entries)).toMatchObject({
      row: 7,
      column: 'grades',
      code: 'gradeRewritten',
      action: 'fixed',
      value: text,
    });
  });

  it('in canonical form need no word', () => {
    expect(withUsers(userRow('u3', { grade: 'KG' }), userRow('u4', { grade: '01' })).report.entries).toEqual([]);
  });

  it('that no one knows stay empty; of several the lowest is taken', () => {
    const result = withUsers(userRow('u3', { grade: 'blue' }), userRow('u4', { grade: '"04,03"' }));
    expect(result.roster.users.get('u3')?.grade).toBeNull();
    expect(result.roster.users.get('u4')?.grade).toBe('03');
    expect(result.report.entries.map(({ code, action }) => [code, action])).toEqual([
      ['gradeUnknown', 'fixed'],
      ['severalGrades', 'fixed'],
    ]);
  });

  it('of teachers are not kept', () => {
    const result = withUsers(userRow('t2', { role: 'teacher', grade: 'blue' }));
    expect(result.roster.users.get('t2')?.grade).toBeNull();
    expect(result.report.entries).toEqual([]);
  });

  it('of a class come from its course where it has none', () => {
    const result = readExample({ classes: [EXAMPLE.classes[0], 'c1,,,Grade 2,,k1,,homeroom,,s1,y1,,,'] });
    expect(result.roster.classes.get('c1')?.grades).toEqual(['02']);
  });
});
