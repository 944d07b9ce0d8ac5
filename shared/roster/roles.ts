/**
 * A role as a file means it. Administrators are told apart by the org later; `notKept` are people the app has nothing to
 * do with: parents, guardians, relatives.
 */
export type FileRole =
  | 'student'
  | 'teacher'
  | 'aide'
  | 'proctor'
  | 'administrator'
  | 'siteAdministrator'
  | 'districtAdministrator'
  | 'systemAdministrator'
  | 'notKept';

/** OneRoster 1.1 and 1.2, and the words of Microsoft's School Data Sync and of common exports. */
const ROLES: ReadonlyMap<string, FileRole> = new Map([
  ...all('student', 'student learner'),
  ...all('teacher', 'teacher professor lecturer faculty adjunct instructor coteacher teacherofrecord substitute'),
  ...all('aide', 'aide staff counselor paraprofessional assistant coach advisor librarian nurse specialist'),
  ...all('proctor', 'proctor'),
  ...all('administrator', 'administrator admin'),
  ...all('siteAdministrator', 'siteadministrator schooladministrator principal assistantprincipal viceprincipal'),
  ...all('districtAdministrator', 'districtadministrator superintendent'),
  ...all('systemAdministrator', 'systemadministrator'),
  ...all('notKept', 'parent guardian relative contact mother father alumni alum applicant'),
]);

function all(role: FileRole, words: string): readonly (readonly [string, FileRole])[] {
  return words.split(' ').map((word) => [word, role]);
}

/** The role a text names, in any case and with or without spaces; null when no one knows it. */
export function parseRole(text: string): FileRole | null {
  return ROLES.get(text) ?? ROLES.get(text.toLowerCase().replace(/[\s_-]+/g, '')) ?? null;
}
