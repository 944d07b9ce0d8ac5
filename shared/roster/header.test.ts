import { describe, expect, it } from 'vitest';
import { isPrivateColumn, ROSTER_COLUMNS } from './columns.ts';
import { createFileReport } from './fileReport.ts';
import { readHeader } from './header.ts';
import { LIMITS } from './limits.ts';

function read(headings: string) {
  const report = createFileReport('users.csv', LIMITS);
  const header = readHeader(headings.split(','), ROSTER_COLUMNS.users, report);
  return { header, notes: report.entries().map(({ code, column, action }) => ({ code, column, action })) };
}

describe('finding the columns', () => {
  it('does not mind their order', () => {
    const { header, notes } = read('familyName,role,sourcedId,orgSourcedIds,givenName');
    expect(header.at).toMatchObject({
      sourcedId: 2,
      familyName: 0,
      givenName: 4,
      role: 1,
      orgSourcedIds: 3,
      email: -1,
    });
    expect(header.missing).toEqual([]);
    expect(notes).toEqual([]);
  });

  it('knows the names of older versions and of look-alikes, and says so', () => {
    const { header, notes } = read('sourcedId,firstName,lastName,orgSourcedId,role,grade');
    expect(header.at).toMatchObject({ givenName: 1, familyName: 2, orgSourcedIds: 3, grades: 5 });
    expect(new Set(notes.map(({ column }) => column))).toEqual(
      new Set(['firstName', 'grade', 'lastName', 'orgSourcedId']),
    );
    expect(new Set(notes.map(({ code, action }) => `${code} ${action}`))).toEqual(new Set(['headerRenamed fixed']));
  });

  it('forgives other cases, spaces and underscores', () => {
    expect(read('SOURCEDID,given name,Family_Name,ROLE,Org Sourced Ids').header.missing).toEqual([]);
  });

  it('forgives misspellings', () => {
    const { header } = read('sourceId,givnName,famliyName,roel,orgSourcedIds');
    expect(header.at).toMatchObject({ sourcedId: 0, givenName: 1, familyName: 2, role: 3 });
  });

  it('prefers the right word to a misspelling that stands before it', () => {
    expect(read('sourcedIds,givenName,familyName,emial,email,sourcedId').header.at).toMatchObject({
      sourcedId: 5,
      email: 4,
    });
  });

  it('says which required columns are missing', () => {
    expect(read('sourcedId,role,email').header.missing).toEqual(['givenName', 'familyName']);
    expect(read('a,b,c').header.known).toBe(0);
  });
});

describe('what is left over', () => {
  it('is reported: no heading, the same heading twice, an unknown one', () => {
    const { header, notes } = read('sourcedId,,givenName,familyName,role,role,shoeSize');
    expect(header.at.role).toBe(4);
    expect(notes).toEqual([
      { code: 'headerBlank', column: null, action: 'skipped' },
      { code: 'headerRepeated', column: 'role', action: 'skipped' },
      { code: 'headerUnknown', column: 'shoeSize', action: 'skipped' },
    ]);
  });

  it('is left alone where the standard has it, or an extension', () => {
    expect(
      read('sourcedId,givenName,familyName,dateLastModified,middleName,agentSourcedIds,metadata.bus').notes,
    ).toEqual([]);
  });
});

describe('private columns', () => {
  it.each(
    `password,birthDate,DOB,sex,Gender,race,metadata.ethnicity,americanIndianOrAlaskaNative,hispanicOrLatinoEthnicity,
     sms,phone,homePhone,Address1,streetAddress,metadata.address1,zip,SSN,freeLunch,iep,photo,disability`
      .split(',')
      .map((name) => name.trim()),
  )('%s is one, and is never taken for another column', (name) => {
    expect(isPrivateColumn(name)).toBe(true);
    const { header } = read(`sourcedId,givenName,familyName,${name}`);
    expect(header.privateColumns).toEqual([{ name, index: 3 }]);
    expect(Object.values(header.at).filter((index) => index === 3)).toEqual([]);
  });

  it('is no misspelling of a column we read, however near it comes', () => {
    const report = createFileReport('x.csv', LIMITS);
    const column = (name: string) => ({ names: [name], required: true }) as const;
    const columns = { first: column('phones'), second: column('metadata.place1') };
    expect(readHeader(['phone', 'metadata.place2'], columns, report).known).toBe(0);
  });

  it('the columns we read are none', () => {
    const names = Object.values(ROSTER_COLUMNS).flatMap((columns) =>
      Object.values(columns).flatMap(({ names: all }) => all),
    );
    expect(names.filter((name) => isPrivateColumn(name))).toEqual([]);
  });
});
