import { describe, expect, it } from 'vitest';
import { entriesOf, EXAMPLE, only, readExample, userRow } from './exampleUpload.ts';

const USERS = EXAMPLE.users[0];
const ENROLLMENTS = EXAMPLE.enrollments[0];

/** An upload of changes only: no orgs, no classes. */
function readDelta(changes: Parameters<typeof readExample>[0]) {
  const kinds = Object.keys(changes ?? {});
  return readExample({
    manifest: ['propertyName,value', 'oneroster.version,1.1', ...kinds.map((kind) => `file.${kind},delta`)],
    orgs: null,
    academicSessions: null,
    courses: null,
    users: null,
    classes: null,
    enrollments: null,
    ...changes,
  });
}

describe('an upload of changes', () => {
  it('needs no orgs.csv and no users.csv', () => {
    const result = readDelta({ enrollments: [ENROLLMENTS, 'e1,active,2026-10-05,c1,s1,u1,student,false,,'] });
    expect(result.mode).toMatchObject({ enrollments: 'delta', users: 'absent', orgs: 'absent' });
    expect(result.roster.enrollments.size).toBe(1);
    expect(result.report.entries).toEqual([]);
  });

  it('names what is to be removed; inactive means the same', () => {
    const result = readDelta({
      users: [
        USERS,
        userRow('u1', { status: 'active' }),
        userRow('u2', { status: 'tobedeleted' }),
        userRow('u3', { status: 'Inactive' }),
      ],
      enrollments: [ENROLLMENTS, 'e2,toBeDeleted,2026-10-05,c1,s1,u2,student,false,,'],
    });
    expect([...result.roster.users.keys()]).toEqual(['u1']);
    expect(result.roster.removed).toEqual({
      orgs: [],
      academicSessions: [],
      courses: [],
      users: ['u2', 'u3'],
      classes: [],
      enrollments: ['e2'],
    });
    expect(result.report.entries).toEqual([]);
  });

  it('may point at what only the database knows', () => {
    const result = readDelta({
      users: [USERS, userRow('u9', { orgs: '"s7,s8"' })],
      classes: [EXAMPLE.classes[0], 'c9,active,,Chess,02,k7,,scheduled,,s7,y7,,,'],
      enrollments: [ENROLLMENTS, 'e9,active,,c8,s7,u8,teacher,true,,'],
    });
    expect(result.roster.users.get('u9')?.orgSourcedIds).toEqual(['s7', 's8']);
    expect(result.roster.classes.get('c9')).toMatchObject({ courseSourcedId: 'k7', sessionSourcedIds: ['y7'] });
    expect(result.roster.enrollments.get('e9')).toMatchObject({ classSourcedId: 'c8', userSourcedId: 'u8' });
    expect(result.report.entries).toEqual([]);
  });

  it('lets the last row of an id count', () => {
    const result = readDelta({ users: [USERS, userRow('u1', { given: 'Old' }), userRow('u1', { given: 'New' })] });
    expect(result.roster.users.get('u1')?.givenName).toBe('New');
    expect(only(entriesOf(result, 'duplicate'))).toMatchObject({ row: 2, action: 'skipped' });
  });

  it('gives no one a whole district on the word “administrator” alone', () => {
    const result = readDelta({ users: [USERS, userRow('a9', { role: 'administrator', orgs: 'd1' })] });
    expect(result.roster.users.get('a9')?.role).toBe('schoolAdministrator');
  });

  it('may stand beside files that list everything', () => {
    const result = readExample({
      manifest: EXAMPLE.manifest.map((line) => line.replace('enrollments,bulk', 'enrollments,delta')),
      enrollments: [ENROLLMENTS, 'e9,active,,c1,s1,nobody,student,false,,', 'e1,tobedeleted,,c1,s1,u1,student,false,,'],
    });
    expect(only(entriesOf(result, 'unknownReference'))).toMatchObject({ row: 2, column: 'userSourcedId' });
    expect(result.roster.removed.enrollments).toEqual(['e1']);
  });
});

describe('changed roles', () => {
  const ROLES = 'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId';

  it('come with their person; either without the other is left out, and said so', () => {
    const result = readDelta({
      users: [USERS, userRow('u1', { role: '' }), userRow('u2', { role: '' })],
      roles: [ROLES, 'r1,active,,u1,primary,student,,,s1', 'r3,active,,u3,primary,student,,,s1'],
    });
    expect([...result.roster.users.keys()]).toEqual(['u1']);
    expect(entriesOf(result, 'deltaIncomplete').map(({ file, row }) => [file, row])).toEqual([
      ['roles.csv', 3],
      ['users.csv', 3],
    ]);
  });
});
