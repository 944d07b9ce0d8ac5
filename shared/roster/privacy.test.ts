import { describe, expect, it } from 'vitest';
import { entriesOf, only, readExample, userRow, withUsers } from './exampleUpload.ts';

describe('what is private', () => {
  const secrets = ['hunter2', '2015-03-04', 'female', '+15550100', '12 Elm Street', 'zoe@example.org'];
  const result = readExample({
    users: [
      'sourcedId,orgSourcedIds,role,givenName,familyName,grade,password,birthDate,sex,phone,address,email',
      `u1,s1,student,Zoe,Zed,02,${secrets.join(',')}`,
      'u2,s1,student,Yan,Yew,2,,,,,,',
      `t1,s1,teacher,Cara,Ortiz,,${secrets.slice(0, 5).join(',')},cara@example.org`,
    ],
  });

  it('is read into nothing and repeated nowhere', () => {
    const everything = JSON.stringify([result.report, [...result.roster.users.values()]]);
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });

  it('is named once per column, if there is anything in it', () => {
    expect(entriesOf(result, 'privateColumn').map(({ column, row, action }) => [column, row, action])).toEqual([
      ['password', null, 'skipped'],
      ['birthDate', null, 'skipped'],
      ['sex', null, 'skipped'],
      ['phone', null, 'skipped'],
      ['address', null, 'skipped'],
    ]);
    expect(entriesOf(withUsers(userRow('u9')), 'privateColumn')).toEqual([]);
  });

  it('e-mail is kept for educators, who sign in with it, and never for students', () => {
    expect(result.roster.users.get('u1')?.email).toBeNull();
    expect(result.roster.users.get('t1')?.email).toBe('cara@example.org');
  });

  it('stays out of the report when a short row moves a password under another heading', () => {
    const short = withUsers('u3,,,true,s1,student,u3,,Zoe,Zed,,,,,,,hunter2');
    expect(only(entriesOf(short, 'gradeUnknown')).value).toBeUndefined();
    expect(JSON.stringify(short.report)).not.toContain('hunter2');
  });

  it('names are in no message', () => {
    const messy = withUsers(
      userRow('', { given: 'Secretname' }),
      userRow('u1', { given: 'Secretname', family: 'Hidden' }),
    );
    expect(JSON.stringify(messy.report)).not.toMatch(/Secretname|Hidden/);
  });
});
