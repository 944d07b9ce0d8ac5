import type { Grade } from './grades.ts';

/** Where a school's people come from. */
export type RosterSource = 'manual' | 'clever' | 'classlink';

/**
 * What a person is. OneRoster's `administrator` becomes one of the two kinds by the org it is given for; when in doubt
 * the narrower one.
 */
export type RosterRole = 'student' | 'teacher' | 'aide' | 'proctor' | 'schoolAdministrator' | 'districtAdministrator';

/** What a person is in one class. */
export type EnrollmentRole = 'student' | 'teacher' | 'aide' | 'proctor' | 'administrator';

/** A district or a school. States, ministries and universities read as districts, colleges as schools. */
export type RosterOrg = {
  readonly sourcedId: string;
  readonly name: string;
  readonly type: 'district' | 'school';
  readonly parentSourcedId: string | null;
  /** `metadata.rosterSource` of our own files; null when the file says nothing. */
  readonly rosterSource: RosterSource | null;
};

/** A school year, semester, term or grading period. Dates are `yyyy-mm-dd`. */
export type RosterSession = {
  readonly sourcedId: string;
  readonly title: string;
  readonly type: 'schoolYear' | 'semester' | 'term' | 'gradingPeriod';
  readonly startDate: string;
  readonly endDate: string;
  readonly parentSourcedId: string | null;
  readonly schoolYear: string | null;
};

export type RosterCourse = {
  readonly sourcedId: string;
  readonly title: string;
  readonly courseCode: string | null;
  readonly grades: readonly Grade[];
  readonly orgSourcedId: string | null;
};

/** A person. For students there is never an e-mail, whatever the file holds. */
export type RosterUser = {
  readonly sourcedId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: RosterRole;
  /** Students only. */
  readonly grade: Grade | null;
  /** At least one, the primary one first, each a district or school (never a department). */
  readonly orgSourcedIds: readonly string[];
  readonly enabled: boolean;
  /** Lower case, unique in the file; null for every student. */
  readonly email: string | null;
};

export type RosterClass = {
  readonly sourcedId: string;
  readonly title: string;
  readonly classCode: string | null;
  readonly classType: 'homeroom' | 'scheduled';
  readonly grades: readonly Grade[];
  readonly schoolSourcedId: string;
  readonly courseSourcedId: string | null;
  readonly sessionSourcedIds: readonly string[];
};

export type RosterEnrollment = {
  /** The file's own, or one derived from class, user and role when the file has none (the same at every reading). */
  readonly sourcedId: string;
  readonly classSourcedId: string;
  readonly userSourcedId: string;
  readonly role: EnrollmentRole;
  /** The class's main teacher. */
  readonly primary: boolean;
  readonly beginDate: string | null;
  readonly endDate: string | null;
};

/** The OneRoster files that are read. */
export type RosterFileKind = 'orgs' | 'academicSessions' | 'courses' | 'users' | 'roles' | 'classes' | 'enrollments';

/** Ids that a delta file marks as to be deleted. Always empty for bulk files. */
export type RosterRemovals = Readonly<Record<Exclude<RosterFileKind, 'roles'>, readonly string[]>>;

/**
 * A roster as read from files, everything keyed by `sourcedId`.
 * References between bulk files are checked: they all lead somewhere. A reference from or to a delta file may point at
 * a record that only the database knows.
 */
export type Roster = {
  readonly orgs: ReadonlyMap<string, RosterOrg>;
  readonly academicSessions: ReadonlyMap<string, RosterSession>;
  readonly courses: ReadonlyMap<string, RosterCourse>;
  readonly users: ReadonlyMap<string, RosterUser>;
  readonly classes: ReadonlyMap<string, RosterClass>;
  readonly enrollments: ReadonlyMap<string, RosterEnrollment>;
  readonly removed: RosterRemovals;
};

/** bulk: what is missing has left. delta: only what is named changes. absent: the file says nothing at all. */
export type FileMode = 'bulk' | 'delta' | 'absent';

/** One file of the upload; the caller unzips. A function is called when, and if, the content is needed. */
export type RosterFile = {
  /** Path inside the zip or folder. */
  readonly name: string;
  readonly text: string | Uint8Array | (() => string | Uint8Array);
};
