import { describe, expect, it } from 'vitest';
import { entriesOf, EXAMPLE, only, readExample } from './exampleUpload.ts';

const ROLES =
  'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId';

const USERS = [
  'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
  'u1,,,true,u1,,Ada,Lin,,,,,,,02,,,,,,,s1,',
  't1,,,true,t1,,Cara,Ortiz,,,cara@example.org,,,,,,,,,,,,',
  'a1,,,true,a1,,Dana,Whitfield,,,dana@example.org,,,,,,,,,,,,',
  'a2,,,true,a2,,Eli,Moss,,,eli@example.org,,,,,,,,,,,,',
];

/** A OneRoster 1.2 upload: the roles stand in roles.csv. */
function read12(roles: readonly string[], users: readonly string[] = USERS) {
  return readExample({
    manifest: [...EXAMPLE.manifest.map((line) => line.replace(',1.1', ',1.2')), 'file.roles,bulk'],
    users,
    roles: [ROLES, ...roles],
    enrollments: [EXAMPLE.enrollments[0], 'e1,,,c1,s1,u1,student,false,,', 'e3,,,c1,s1,t1,teacher,true,,'],
  });
}

const FAULTLESS = [
  'r1,,,u1,primary,student,,,s1,',
  'r2,,,t1,primary,teacher,,,s1,',
  'r3,,,a1,primary,siteAdministrator,,,s1,',
  'r4,,,a2,primary,districtAdministrator,,,d1,',
];

describe('OneRoster 1.2', () => {
  it('is read with the roles of roles.csv', () => {
    const result = read12(FAULTLESS);
    expect(result.report.entries).toEqual([]);
    expect(result.version).toBe('1.2');
    expect(
      [...result.roster.users.values()].map(({ sourcedId, role, orgSourcedIds, grade }) => [
        sourcedId,
        role,
        ...orgSourcedIds,
        grade,
      ]),
    ).toEqual([
      ['u1', 'student', 's1', '02'],
      ['t1', 'teacher', 's1', null],
      ['a1', 'schoolAdministrator', 's1', null],
      ['a2', 'districtAdministrator', 'd1', null],
    ]);
  });

  it('keeps the primary role and reports the others', () => {
    const result = read12([
      ...FAULTLESS,
      'r5,,,t1,secondary,siteAdministrator,,,s2,',
      'r6,,,t1,secondary,teacher,,,s2,',
    ]);
    expect(result.roster.users.get('t1')).toMatchObject({ role: 'teacher', orgSourcedIds: ['s1', 's2'] });
    expect(only(entriesOf(result, 'secondRole'))).toEqual({
      file: 'roles.csv',
      row: 6,
      column: 'role',
      action: 'skipped',
      value: 'siteAdministrator',
    });
  });

  it('leaves out parents, and keeps the teacher who is one', () => {
    const users = [...USERS, 'p1,,,true,p1,,Pat,Lin,,,,,,,,,,,,,,,'];
    const result = read12([...FAULTLESS, 'r5,,,p1,primary,parent,,,s1,', 'r6,,,t1,secondary,guardian,,,s1,'], users);
    expect(result.roster.users.has('p1')).toBe(false);
    expect(result.roster.users.get('t1')?.role).toBe('teacher');
    expect(entriesOf(result, 'roleNotKept').map(({ file, row }) => [file, row])).toEqual([
      ['roles.csv', 6],
      ['roles.csv', 7],
    ]);
    expect(only(entriesOf(result, 'roleMissing'))).toMatchObject({ file: 'users.csv', row: 6, action: 'skipped' });
  });

  it('reports roles of no one, at no org, and of no known kind', () => {
    const result = read12([
      ...FAULTLESS,
      'r5,,,nobody,primary,student,,,s1,',
      'r6,,,u1,secondary,student,,,nowhere,',
      'r7,,,u1,secondary,wizard,,,s1,',
      'r8,tobedeleted,,u1,secondary,student,,,s2,',
    ]);
    expect(
      result.report.entries.filter(({ row }) => row !== null).map(({ row, code, action }) => [row, code, action]),
    ).toEqual([
      [6, 'unknownReference', 'skipped'],
      [7, 'unknownReference', 'skipped'],
      [8, 'valueUnreadable', 'refused'],
      [9, 'markedDeleted', 'skipped'],
    ]);
    expect(result.roster.users.get('u1')?.orgSourcedIds).toEqual(['s1']);
  });

  it('does not make a student who holds a second role anything but a student', () => {
    const result = read12([...FAULTLESS, 'r5,,,u1,secondary,districtAdministrator,,,d1,']);
    expect(result.roster.users.get('u1')).toMatchObject({ role: 'student', orgSourcedIds: ['s1'], email: null });
  });
});

describe('School Data Sync 2.1', () => {
  it('keeps the grade in roles.csv and calls the main role isPrimary', () => {
    const result = readExample({
      manifest: null,
      users: [
        'sourcedId,username,givenName,familyName,password',
        'u1,x,Ada,Lin,secret',
        't1,cara@example.org,Cara,Ortiz,',
      ],
      roles: [
        'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate',
        't1,s2,Professor,y1,,FALSE,,',
        't1,s1,Faculty,y1,ps1,TRUE,,',
        'u1,s1,student,y1,2,TRUE,2026-08-17,2027-06-11',
      ],
    });
    expect(result.roster.users.get('u1')).toMatchObject({ role: 'student', grade: '02', orgSourcedIds: ['s1'] });
    expect(result.roster.users.get('t1')).toMatchObject({
      role: 'teacher',
      orgSourcedIds: ['s1', 's2'],
      email: 'cara@example.org',
    });
    expect(JSON.stringify(result.report)).not.toContain('secret');
  });
});
