import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOneRoster } from '../../shared/roster/readOneRoster.ts';
import type { ReportCode } from '../../shared/roster/report.ts';
import type { RosterFile } from '../../shared/roster/roster.ts';
import { areHere, REAL_FILES, realFiles } from './realFiles.ts';

if (areHere) describeRealFiles();
else describeTheirAbsence();

function describeTheirAbsence(): void {
  console.log('Real roster files: not run, there is no folder of them beside this checkout.');
  it('are not here', () => {
    expect(existsSync(REAL_FILES)).toBe(false);
  });
}

function read(files: readonly RosterFile[]) {
  const result = readOneRoster(files);
  if (!result.ok) throw new Error(result.fatal.message);
  const { roster, report } = result;
  const counts = {
    orgs: roster.orgs.size,
    sessions: roster.academicSessions.size,
    courses: roster.courses.size,
    users: roster.users.size,
    classes: roster.classes.size,
    enrollments: roster.enrollments.size,
  };
  const codes = new Map<ReportCode, number>();
  for (const { code } of report.entries) codes.set(code, (codes.get(code) ?? 0) + 1);
  return { ...result, counts, codes: Object.fromEntries(codes) };
}

function describeRealFiles(): void {
  describe('School Data Sync 2', () => {
    const { roster, counts, codes, report } = read(realFiles('microsoft-sds-samples', 'CSV Samples', 'SDS v2'));

    it('is read whole', () => {
      expect(counts).toEqual({ orgs: 5, sessions: 0, courses: 0, users: 29, classes: 4, enrollments: 29 });
      expect(report.entries.filter(({ action, row }) => action !== 'fixed' && row !== null)).toEqual([]);
    });

    it('needs no manifest, and its 22 student grades are rewritten', () => {
      expect(codes).toEqual({ manifestMissing: 1, headerRenamed: 2, privateColumn: 1, gradeRewritten: 22 });
    });

    it('has ministries and universities, faculty and lecturers', () => {
      expect([...roster.orgs.values()].map(({ type }) => type)).toEqual([
        'district',
        'school',
        'school',
        'school',
        'district',
      ]);
      expect(['14008', '14009', '14011', '14012'].map((id) => roster.users.get(id)?.role)).toEqual([
        'aide',
        'teacher',
        'teacher',
        'teacher',
      ]);
      expect(roster.users.get('13019')?.grade).toBe('PS');
    });

    it('gives enrollments ids that stay the same', () => {
      const again = read(realFiles('microsoft-sds-samples', 'CSV Samples', 'SDS v2'));
      expect([...again.roster.enrollments.keys()]).toEqual([...roster.enrollments.keys()]);
    });
  });

  describe('School Data Sync 2.1', () => {
    const { roster, counts, codes, version } = read(realFiles('microsoft-sds-samples', 'CSV Samples', 'SDS v2.1'));

    it('is read by its roles.csv; the two guardians, who have no role, are left out', () => {
      expect(version).toBe('1.2');
      expect(counts).toEqual({ orgs: 3, sessions: 2, courses: 3, users: 6, classes: 2, enrollments: 6 });
      expect(codes['roleMissing']).toBe(2);
      expect(roster.users.get('114007')?.orgSourcedIds).toEqual(['110004', '110003']);
    });

    it('has its department folded into the college', () => {
      expect(roster.users.get('114006')?.orgSourcedIds).toEqual(['110001']);
      expect(codes['departmentMerged']).toBe(1);
    });

    it('leaves demographics, relationships and flags unread', () => {
      expect(codes['fileNotRead']).toBe(3);
    });
  });

  describe('the small OneRoster mock', () => {
    const { roster, counts, codes } = read(realFiles('oneroster-mocker', 'outputs'));

    it('is read, without its parent and without the stray file beside it', () => {
      expect(counts).toMatchObject({ orgs: 2, users: 3, classes: 0, enrollments: 0 });
      expect(codes).toEqual({
        manifestMissing: 1,
        fileNotRead: 1,
        parentAssumed: 1,
        statusInBulk: 2,
        rolesNotKept: 1,
        roleNotKept: 1,
      });
      expect(roster.users.get('58859ecf-2b2a-43f4-be56-437df1db1b44')?.role).toBe('schoolAdministrator');
    });
  });

  describe('the large OneRoster mock', () => {
    const [orgs] = realFiles('oneroster-mocker', 'outputs').filter(({ name }) => name === 'orgs.csv');
    const [people] = realFiles('oneroster-mocker', 'outputs').filter(({ name }) => name === 'test-csv.csv');
    const upload = (from: typeof orgs, to: string): readonly RosterFile[] =>
      from === undefined ? [] : [{ ...from, name: to }];

    it('has 1,999 people at an org that is in no file: every row is answered for, none is kept', () => {
      const { counts, codes, report } = read([...upload(orgs, 'orgs.csv'), ...upload(people, 'users.csv')]);
      expect(counts.users).toBe(0);
      expect(codes).toMatchObject({ unknownReference: 1187, roleNotKept: 812, rolesNotKept: 1 });
      expect(report.files.find(({ file }) => file === 'users.csv')).toEqual({
        file: 'users.csv',
        read: 1999,
        kept: 0,
        fixed: 0,
        skipped: 1999,
        refused: 0,
      });
    });

    it('is read whole once the org is there: lists in cells, apostrophes, two addresses twice', () => {
      const text = 'sourcedId,name,type,parentSourcedId\nslksldkmlsk49303,The missing one,school,\n';
      const { roster, counts, codes, report } = read([{ name: 'orgs.csv', text }, ...upload(people, 'users.csv')]);
      expect(counts.users).toBe(1187);
      expect(codes).toEqual({ manifestMissing: 1, statusInBulk: 1, rolesNotKept: 1, roleNotKept: 812 });
      const students = [...roster.users.values()];
      expect(students.filter(({ familyName }) => familyName.includes("'")).length).toBeGreaterThan(0);
      expect(new Set(students.map(({ grade }) => grade))).toEqual(new Set(['09', '10', '11', '12']));
      expect(JSON.stringify([students, report])).not.toContain('@');
    });
  });

  describe('header-only templates', () => {
    it('list no one, and nothing is wrong with them', () => {
      const { counts, codes } = read(realFiles('oneroster-mocker', 'oneroster-example-csv'));
      expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(codes).toEqual({ fileNotRead: 1 });
    });
  });

  describe('School Data Sync 1, which is no OneRoster', () => {
    it.each(
      ['SDS Format', 'UK Format'].flatMap((format) =>
        ['25 Users', '100 Users', 'Min Required Attributes'].map((size) => [format, size] as const),
      ),
    )('%s, %s: refused with the way to go', (format, size) => {
      const result = readOneRoster(realFiles('microsoft-sds-samples', 'CSV Samples', format, size));
      expect(result.ok || result.fatal.code).toBe('foreignLayout');
    });
  });

  describe('what is private in real files', () => {
    it('comes out nowhere', () => {
      for (const version of ['SDS v2', 'SDS v2.1']) {
        const { roster, report } = read(realFiles('microsoft-sds-samples', 'CSV Samples', version));
        const { removed: _removed, ...records } = roster;
        const everything = JSON.stringify([report, Object.values(records).map((byId) => [...byId.values()])]);
        expect(everything).not.toMatch(/P@ssword|\+1\d{10}|2001-07-02|hispanicOrLatino/);
        const students = [...roster.users.values()].filter(({ role }) => role === 'student');
        expect(students.length).toBeGreaterThan(0);
        expect(students.filter(({ email }) => email !== null)).toEqual([]);
      }
    });
  });
}
