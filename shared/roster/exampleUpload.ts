import { readOneRoster } from './readOneRoster.ts';
import type { ReadResult } from './readResult.ts';
import type { ReportCode, ReportEntry } from './report.ts';
import type { RosterFile } from './roster.ts';

/** A small, faultless OneRoster 1.1 upload, for tests to spoil. */
export const EXAMPLE = {
  manifest: [
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.1',
    'file.orgs,bulk',
    'file.academicSessions,bulk',
    'file.courses,bulk',
    'file.users,bulk',
    'file.classes,bulk',
    'file.enrollments,bulk',
    'file.demographics,absent',
  ],
  orgs: [
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'd1,,,Cedar Valley,district,,',
    's1,,,Alder Creek Elementary,school,,d1',
    's2,,,Birch Hill Middle School,school,,d1',
  ],
  academicSessions: [
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    'y1,,,2026 School Year,schoolYear,2026-08-17,2027-06-11,,2027',
  ],
  courses: [
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    'k1,,,y1,Grade 2 Homeroom,HR-02,02,d1,,',
  ],
  users: [
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    'u1,,,true,s1,student,u1,,Ada,Lin,,,,,,,02,',
    'u2,,,true,s1,student,u2,,Ben,Okafor,,,,,,,02,',
    't1,,,true,s1,teacher,t1,,Cara,Ortiz,,,cara.ortiz@example.org,,,,,',
    'a1,,,true,s1,administrator,a1,,Dana,Whitfield,,,dana@example.org,,,,,',
    'a2,,,true,d1,administrator,a2,,Eli,Moss,,,eli@example.org,,,,,',
  ],
  classes: [
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    'c1,,,Grade 2 - Ortiz,02,k1,HR-02-1,homeroom,Room 4,s1,y1,,,',
  ],
  enrollments: [
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,,c1,s1,u1,student,false,,',
    'e2,,,c1,s1,u2,student,false,,',
    'e3,,,c1,s1,t1,teacher,true,,',
  ],
} as const satisfies Record<string, readonly string[]>;

type Kind = keyof typeof EXAMPLE;

/** The example as files; a kind given as null is left out, one given as text or lines is replaced. */
export function exampleFiles(
  changes: Readonly<Record<string, readonly string[] | string | Uint8Array | null>> = {},
): readonly RosterFile[] {
  const all: Readonly<Record<string, readonly string[] | string | Uint8Array | null>> = { ...EXAMPLE, ...changes };
  return Object.entries(all).flatMap(([kind, content]) => {
    if (content === null) return [];
    const name = kind.endsWith('.csv') || kind.includes('/') ? kind : `${kind}.csv`;
    if (typeof content === 'string' || content instanceof Uint8Array) return [{ name, text: content }];
    return [{ name, text: `${content.join('\n')}\n` }];
  });
}

/** The lines of one example file, some more added at the end. */
export function withRows(kind: Kind, ...rows: readonly string[]): readonly string[] {
  return [...EXAMPLE[kind], ...rows];
}

/** Reads the example with some files changed; fails unless it can be read. */
export function readExample(
  changes: Parameters<typeof exampleFiles>[0] = {},
): Extract<ReadResult, { readonly ok: true }> {
  const result = readOneRoster(exampleFiles(changes));
  if (!result.ok) throw new Error(`Not read: ${result.fatal.message}`);
  return result;
}

/** The entries of one code, without their sentences. */
export function entriesOf(result: ReadResult, code: ReportCode): readonly Omit<ReportEntry, 'message' | 'code'>[] {
  return result.report.entries
    .filter((entry) => entry.code === code)
    .map(({ message: _message, code: _code, ...rest }) => rest);
}

/** A row of users.csv: id, and whatever matters in the test. */
export function userRow(sourcedId: string, rest: UserCells = {}): string {
  const { status = '', orgs = 's1', role = 'student', given = 'Zoe', family = 'Zed' } = rest;
  const { email = '', grade = '02', enabled = 'true' } = rest;
  return `${sourcedId},${status},,${enabled},${orgs},${role},${sourcedId},,${given},${family},,,${email},,,,${grade},`;
}

type UserCells = Readonly<
  Partial<Record<'status' | 'orgs' | 'role' | 'given' | 'family' | 'email' | 'grade' | 'enabled', string>>
>;

/** Reads the example with more people in it. */
export function withUsers(...rows: readonly string[]): ReturnType<typeof readExample> {
  return readExample({ users: withRows('users', ...rows) });
}

/** The one thing in a list; fails when there are more, or none. */
export function only<T>(items: readonly T[]): T {
  const [item, ...others] = items;
  if (item === undefined || others.length > 0) throw new Error(`Not one but ${items.length}: ${JSON.stringify(items)}`);
  return item;
}
