import type { RosterFileKind } from './roster.ts';

/** The columns we read of each file: our name, then the other names it goes by in older versions and in look-alikes. */
type Column = { readonly names: readonly [string, ...string[]]; readonly required: boolean };

const required = (...names: [string, ...string[]]): Column => ({ names, required: true });
const optional = (...names: [string, ...string[]]): Column => ({ names, required: false });

/** What is read of each OneRoster file. A column that is not here is never looked at. */
export const ROSTER_COLUMNS = {
  orgs: {
    sourcedId: required('sourcedId'),
    status: optional('status'),
    name: required('name'),
    type: required('type', 'orgType'),
    parentSourcedId: optional('parentSourcedId'),
    rosterSource: optional('metadata.rosterSource'),
  },
  academicSessions: {
    sourcedId: required('sourcedId'),
    status: optional('status'),
    title: required('title', 'name'),
    type: required('type', 'sessionType'),
    startDate: required('startDate', 'beginDate'),
    endDate: required('endDate'),
    parentSourcedId: optional('parentSourcedId'),
    schoolYear: optional('schoolYear'),
  },
  courses: {
    sourcedId: required('sourcedId'),
    status: optional('status'),
    title: required('title', 'name'),
    courseCode: optional('courseCode', 'code'),
    grades: optional('grades', 'grade'),
    orgSourcedId: optional('orgSourcedId', 'schoolSourcedId'),
  },
  users: {
    sourcedId: required('sourcedId'),
    status: optional('status'),
    enabledUser: optional('enabledUser', 'enabled'),
    givenName: required('givenName', 'firstName'),
    familyName: required('familyName', 'lastName'),
    role: optional('role'),
    orgSourcedIds: optional('orgSourcedIds', 'orgSourcedId'),
    primaryOrgSourcedId: optional('primaryOrgSourcedId'),
    username: optional('username'),
    email: optional('email', 'emailAddress'),
    grades: optional('grades', 'grade'),
  },
  roles: {
    userSourcedId: required('userSourcedId'),
    status: optional('status'),
    role: required('role'),
    orgSourcedId: required('orgSourcedId'),
    roleType: optional('roleType'),
    isPrimary: optional('isPrimary'),
    grade: optional('grade', 'grades'),
  },
  classes: {
    sourcedId: required('sourcedId'),
    status: optional('status'),
    title: required('title', 'name'),
    grades: optional('grades', 'grade'),
    courseSourcedId: optional('courseSourcedId'),
    classCode: optional('classCode', 'code'),
    classType: optional('classType'),
    schoolSourcedId: required('schoolSourcedId', 'orgSourcedId'),
    termSourcedIds: optional('termSourcedIds', 'termSourcedId', 'sessionSourcedIds'),
  },
  enrollments: {
    sourcedId: optional('sourcedId'),
    status: optional('status'),
    classSourcedId: required('classSourcedId', 'sectionSourcedId'),
    userSourcedId: required('userSourcedId'),
    role: required('role'),
    primary: optional('primary'),
    beginDate: optional('beginDate', 'startDate'),
    endDate: optional('endDate'),
  },
} as const satisfies Record<RosterFileKind, Columns>;

/** Columns of one file by the name the code uses. */
export type Columns = Readonly<Record<string, Column>>;

/** The names of one file's columns. */
export type ColumnsOf<K extends RosterFileKind> = keyof (typeof ROSTER_COLUMNS)[K] & string;

/** Standard columns that are not needed; no one has to be told that they were left alone. */
export const UNREAD_COLUMNS: ReadonlySet<string> = new Set(
  `sourcedId status dateLastModified identifier middleName userIds agentSourcedIds location subjects subjectCodes subject periods
   schoolSourcedId schoolYearSourcedId userMasterIdentifier resourceSourcedIds preferredGivenName preferredMiddleName
   preferredFamilyName pronouns userProfileSourcedId beginDate endDate sessionSourcedId roleStartDate roleEndDate
   activeDirectoryMatchId schoolYear`.split(/\s+/),
);

/** Words that mark a column as private, wherever they stand in its name. Such a column is never read, never stored. */
const PRIVATE =
  /password|passwd|passcode|^pin$|birth|^dob$|^age$|^sex$|gender|race|ethnic|hispanic|^asian$|^white$|black|indian|pacific|phone|mobile|^sms$|^fax$|address|street|^city$|^state$|^zip|postal|^ssn$|socialsecurity|lunch|disab|medical|^iep$|homeless|migrant|citizen|language|photo|picture/;

/** Is this the heading of a column that must not be read? */
export function isPrivateColumn(heading: string): boolean {
  const plain = heading
    .toLowerCase()
    .replace(/^metadata\./, '')
    .replace(/[^a-z]/g, '');
  return plain !== 'emailaddress' && PRIVATE.test(plain);
}
