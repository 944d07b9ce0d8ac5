import type { RosterRole } from '../../shared/roster/roster.ts';

/** The names every sample district has, whatever its seed, so that practice accounts can be told beforehand. */
export const PRACTICE_DISTRICT = 'Cedar Valley School District';
export const PRACTICE_SCHOOL = 'Alder Creek Elementary';

/** Someone who can sign in to the sample district. Passwords are in no file; the server sets them when it starts one. */
export type PracticePerson = {
  readonly sourcedId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly role: Extract<RosterRole, 'schoolAdministrator' | 'districtAdministrator' | 'teacher'>;
};

/** The office of the first school: the account shown at sign-in. */
export const PRACTICE_SCHOOL_ADMINISTRATOR: PracticePerson = {
  sourcedId: 'stf-dana-whitfield',
  givenName: 'Dana',
  familyName: 'Whitfield',
  email: 'dana.whitfield@example.org',
  role: 'schoolAdministrator',
};

/** The district's office. */
export const PRACTICE_DISTRICT_ADMINISTRATOR: PracticePerson = {
  sourcedId: 'stf-marcus-oyelaran',
  givenName: 'Marcus',
  familyName: 'Oyelaran',
  email: 'marcus.oyelaran@example.org',
  role: 'districtAdministrator',
};

/** Teaches a class at the first school: Grade 2 where there is one. */
export const PRACTICE_TEACHER: PracticePerson = {
  sourcedId: 'stf-elena-ortiz',
  givenName: 'Elena',
  familyName: 'Ortiz',
  email: 'elena.ortiz@example.org',
  role: 'teacher',
};
