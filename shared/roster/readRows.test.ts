import { describe, expect, it } from 'vitest';
import { entriesOf, EXAMPLE, only, readExample, userRow, withRows, withUsers } from './exampleUpload.ts';

const withEnrollments = (...rows: readonly string[]) => readExample({ enrollments: withRows('enrollments', ...rows) });

describe('one bad row', () => {
  it('never costs the others', () => {
    const result = withUsers('', userRow('u3', { given: '"open' }), userRow('u4'));
    expect(result.roster.users.has('u4')).toBe(true);
    expect(result.roster.users.size).toBe(6);
    expect(only(entriesOf(result, 'brokenQuotes'))).toMatchObject({ file: 'users.csv', row: 8, action: 'refused' });
  });

  it('is refused when a comma without quotes moved its cells', () => {
    const result = withUsers(userRow('u3', { family: 'Smith, Jr.' }));
    expect(only(entriesOf(result, 'extraCells'))).toMatchObject({ row: 7, action: 'refused' });
  });

  it('is read when every row ends with a comma and the header does not', () => {
    const users = EXAMPLE.users.map((line, index) => (index === 0 ? line : `${line},`));
    const result = readExample({ users });
    expect(result.report.entries).toEqual([]);
    expect(result.roster.users.size).toBe(5);
  });

  it('with quotes around a comma or a line break is a good row', () => {
    const result = withUsers(userRow('u3', { family: '"Smith, Jr."' }), userRow('u4', { given: '"Mary\nAnn"' }));
    expect(result.report.entries).toEqual([]);
    expect(result.roster.users.get('u3')?.familyName).toBe('Smith, Jr.');
    expect(result.roster.users.get('u4')?.givenName).toBe('Mary Ann');
  });

  it('is counted: read = kept + skipped + refused', () => {
    const result = withUsers(
      userRow(''),
      userRow('u1'),
      userRow('p1', { role: 'parent' }),
      userRow('u5', { grade: '2' }),
    );
    const totals = result.report.files.find(({ file }) => file === 'users.csv');
    expect(totals).toEqual({ file: 'users.csv', read: 9, kept: 6, fixed: 1, skipped: 2, refused: 1 });
  });

  it('without an id, a name, a role or an org is refused', () => {
    const result = withUsers(
      userRow(''),
      userRow('u3', { given: '', family: '' }),
      userRow('u4', { role: '' }),
      userRow('u5', { orgs: '' }),
      userRow('u6', { role: 'wizard' }),
    );
    const refused = result.report.entries.filter(({ action }) => action === 'refused');
    expect(refused.map(({ row, column, code }) => [row, column, code])).toEqual([
      [7, 'sourcedId', 'valueMissing'],
      [8, 'familyName', 'valueMissing'],
      [9, 'role', 'roleMissing'],
      [10, 'orgSourcedIds', 'valueMissing'],
      [11, 'role', 'valueUnreadable'],
    ]);
  });

  it('with one name only is kept: some people have one', () => {
    const result = withUsers(userRow('u3', { given: 'Sukarno', family: '' }));
    expect(result.roster.users.get('u3')).toMatchObject({ givenName: 'Sukarno', familyName: '' });
    expect(result.report.entries).toEqual([]);
  });

  it('with an endless id is refused, with an endless name cut', () => {
    const long = 'x'.repeat(201);
    const result = withUsers(userRow(long), userRow('u3', { given: long }));
    expect(entriesOf(result, 'cellTooLong').map(({ row, action }) => [row, action])).toEqual([
      [7, 'refused'],
      [8, 'fixed'],
    ]);
    expect(result.roster.users.get('u3')?.givenName).toHaveLength(200);
  });
});

describe('duplicates', () => {
  it('of an id: the first row is used', () => {
    const result = withUsers(userRow('u1', { given: 'Other' }));
    expect(result.roster.users.get('u1')?.givenName).toBe('Ada');
    expect(only(entriesOf(result, 'duplicate'))).toEqual({
      file: 'users.csv',
      row: 7,
      column: 'sourcedId',
      action: 'skipped',
      value: 'u1',
    });
  });

  it('of a person at another school are one person at both', () => {
    const result = withUsers(userRow('u1', { given: 'Ada', family: 'Lin', orgs: 's2' }));
    expect(result.roster.users.get('u1')?.orgSourcedIds).toEqual(['s1', 's2']);
    expect(only(entriesOf(result, 'duplicateMerged'))).toMatchObject({ row: 7, action: 'fixed' });
  });

  it('of ids that differ in case are two people', () => {
    expect(withUsers(userRow('U1')).roster.users.size).toBe(6);
  });

  it('of an e-mail: the second educator has none, students are not asked', () => {
    const email = 'cara.ortiz@example.org';
    const result = withUsers(
      userRow('t2', { role: 'teacher', email: email.toUpperCase() }),
      userRow('u3', { email }),
      userRow('u4', { email }),
    );
    expect(result.roster.users.get('t1')?.email).toBe(email);
    expect(result.roster.users.get('t2')?.email).toBeNull();
    const entry = only(result.report.entries);
    expect(entry).toMatchObject({ row: 7, code: 'duplicateEmail', action: 'fixed' });
    expect(JSON.stringify(entry)).not.toContain('@');
  });

  it('of user names are nobody’s business', () => {
    const result = withUsers(userRow('u3').replace('student,u3,', 'student,u1,'));
    expect(result.roster.users.has('u3')).toBe(true);
    expect(result.report.entries).toEqual([]);
  });

  it('of an enrollment, with the same id or another, count once', () => {
    const result = withEnrollments('e1,,,c1,s1,u1,student,false,,', 'e9,,,c1,s1,u2,student,false,,');
    expect(result.roster.enrollments.size).toBe(3);
    expect(entriesOf(result, 'duplicate').map(({ row, column }) => [row, column])).toEqual([
      [5, 'userSourcedId'],
      [6, 'userSourcedId'],
    ]);
  });
});

describe('references to nowhere', () => {
  it('of a person to an org: skipped, or kept at their other orgs', () => {
    const result = withUsers(userRow('u3', { orgs: 'nowhere' }), userRow('u4', { orgs: '"nowhere, s2"' }));
    expect(result.roster.users.has('u3')).toBe(false);
    expect(result.roster.users.get('u4')?.orgSourcedIds).toEqual(['s2']);
    expect(entriesOf(result, 'unknownReference')).toEqual([
      { file: 'users.csv', row: 7, column: 'orgSourcedIds', action: 'skipped', value: 'nowhere' },
      { file: 'users.csv', row: 8, column: 'orgSourcedIds', action: 'fixed', value: 'nowhere' },
    ]);
  });

  it('of an enrollment to a class or a person: skipped', () => {
    const result = withEnrollments('e4,,,nowhere,s1,u1,student,false,,', 'e5,,,c1,s1,nobody,student,false,,');
    expect(result.roster.enrollments.size).toBe(3);
    expect(entriesOf(result, 'unknownReference').map(({ column, action }) => [column, action])).toEqual([
      ['classSourcedId', 'skipped'],
      ['userSourcedId', 'skipped'],
    ]);
  });

  it('of a class to a school: skipped; to a course or session: left out', () => {
    const result = readExample({
      classes: withRows(
        'classes',
        'c2,,,Lost,02,k1,,homeroom,,nowhere,y1,,,',
        'c3,,,Kept,02,k9,,homeroom,,s1,"y1,y9",,,',
      ),
    });
    expect(result.roster.classes.has('c2')).toBe(false);
    expect(result.roster.classes.get('c3')).toMatchObject({ courseSourcedId: null, sessionSourcedIds: ['y1'] });
    expect(entriesOf(result, 'unknownReference').map(({ row, column, action }) => [row, column, action])).toEqual([
      [3, 'schoolSourcedId', 'skipped'],
      [4, 'courseSourcedId', 'fixed'],
      [4, 'termSourcedIds', 'fixed'],
    ]);
  });

  it('of orgs and sessions to parents: left out, and circles are opened', () => {
    const result = readExample({
      orgs: ['sourcedId,name,type,parentSourcedId', 'd1,D,district,x9', 's1,S,school,s2', 's2,T,school,s1'],
      academicSessions: withRows('academicSessions', 'y2,,,Fall,semester,2026-08-17,2027-01-15,y9,2027'),
    });
    expect(result.roster.orgs.get('d1')?.parentSourcedId).toBeNull();
    expect(result.roster.academicSessions.get('y2')?.parentSourcedId).toBeNull();
    expect(only(entriesOf(result, 'parentCycle'))).toMatchObject({ file: 'orgs.csv', row: 3, action: 'fixed' });
    expect(result.roster.orgs.get('s1')?.parentSourcedId).toBe('d1');
  });
});

describe('names', () => {
  it.each([
    ["Ja'Nae", "O'Brien"],
    ['Ann/Annie', 'Lee (Kim)'],
    ['芳', '王'],
    ['Nguyễn', 'Đặng'],
    ['MARIA', 'DE LA CRUZ'],
    ['Kealiʻi', 'Kaʻaihue'],
    ['محمد', 'الخطيب'],
  ])('%s %s stay as they are', (given, family) => {
    const result = withUsers(userRow('u3', { given, family }));
    expect(result.roster.users.get('u3')).toMatchObject({ givenName: given, familyName: family });
    expect(result.report.entries).toEqual([]);
  });

  it('lose what cannot be seen', () => {
    const result = withUsers(userRow('u3', { given: 'Zo\u0000e' }));
    expect(result.roster.users.get('u3')?.givenName).toBe('Zoe');
    expect(only(entriesOf(result, 'controlCharacters'))).toMatchObject({ column: 'givenName', action: 'fixed' });
  });
});

describe('ids', () => {
  it('are text: leading zeros stay', () => {
    const result = readExample({
      users: withRows('users', userRow('00123')),
      enrollments: withRows('enrollments', 'e4,,,c1,s1,00123,student,false,,'),
    });
    expect(result.roster.users.has('00123')).toBe(true);
    expect(result.roster.enrollments.get('e4')?.userSourcedId).toBe('00123');
    expect(result.report.entries).toEqual([]);
  });

  it('lose the spaces around them, in every file alike', () => {
    const result = readExample({
      users: withRows('users', userRow(' u3 ')),
      enrollments: withRows('enrollments', 'e4,,,c1 ,s1, u3,student,false,,'),
    });
    expect(result.roster.enrollments.get('e4')).toMatchObject({ classSourcedId: 'c1', userSourcedId: 'u3' });
  });

  it('that are e-mail addresses are replaced, in every file alike, so that no student’s address is kept', () => {
    const result = readExample({
      users: withRows('users', userRow('Zoe@example.org')),
      enrollments: withRows('enrollments', 'e4,,,c1,s1,zoe@example.org,student,false,,'),
    });
    const enrollment = result.roster.enrollments.get('e4');
    expect(result.roster.users.get(enrollment?.userSourcedId ?? '')?.givenName).toBe('Zoe');
    expect(only(entriesOf(result, 'emailAsId'))).toMatchObject({ row: 7, action: 'fixed' });
    expect(JSON.stringify([...result.roster.users.entries()])).not.toMatch(/zoe@/i);
    expect(JSON.stringify([result.report, [...result.roster.enrollments.values()]])).not.toMatch(/zoe@/i);
  });

  it('of enrollments are derived where the file has none: the same at every reading', () => {
    const lines = ['classSourcedId,userSourcedId,role', 'c1,u1,Student', 'c1,t1,teacher', 'c1,,teacher'];
    const [first, second] = [readExample({ enrollments: lines }), readExample({ enrollments: lines })];
    expect([...first.roster.enrollments.keys()]).toEqual([...second.roster.enrollments.keys()]);
    expect(first.roster.enrollments.size).toBe(2);
    expect(only(entriesOf(first, 'valueMissing'))).toMatchObject({ row: 4, column: 'userSourcedId' });
  });
});

describe('dates', () => {
  it('as a spreadsheet shows them are read, and said so', () => {
    const result = readExample({
      academicSessions: [EXAMPLE.academicSessions[0], 'y1,,,2026,schoolYear,8/17/26,6/11/2027,,2027'],
    });
    expect(result.roster.academicSessions.get('y1')).toMatchObject({ startDate: '2026-08-17', endDate: '2027-06-11' });
    expect(entriesOf(result, 'dateRewritten').map(({ column, value }) => [column, value])).toEqual([
      ['startDate', '8/17/26'],
      ['endDate', '6/11/2027'],
    ]);
  });

  it('that are none: a session is refused, an enrollment goes without', () => {
    const result = readExample({
      academicSessions: withRows('academicSessions', 'y2,,,Bad,term,soon,2027-06-11,,2027'),
      enrollments: withRows('enrollments', 'e4,,,c1,s1,a1,administrator,false,2/30/26,'),
    });
    expect(result.roster.academicSessions.has('y2')).toBe(false);
    expect(result.roster.enrollments.get('e4')).toMatchObject({ role: 'administrator', beginDate: null });
  });
});
