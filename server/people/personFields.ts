import type { Org, UserRole } from '../../shared/contract/rows.ts';
import { RequestError } from '../problems.ts';

type Fields = Readonly<{ role: UserRole; grade: string | null; email: string | null; orgIds: readonly string[] }>;

/** What no person can be, whoever says so. */
export function insistOnPerson({ role, grade, email, orgIds }: Fields, before: UserRole = role): void {
  const refuse = (why: string): never => {
    throw new RequestError('invalidRequest', why);
  };
  if (role !== 'student' && grade !== null) refuse('Only a student has a grade.');
  if (role === 'student' && email !== null) refuse('No e-mail of a student is kept.');
  // Licenses, enrollments and privacy differ: the adult is another person, added as such.
  if ((role === 'student') !== (before === 'student')) refuse('A student stays a student, an adult an adult.');
  if (new Set(orgIds).size < orgIds.length) refuse('An org is named twice.');
}

/** Which kind of administrator somebody is: of a district or of a school, by their first org. */
export function administers(role: UserRole, firstOrg: Org | undefined): 'district' | 'school' | null {
  if (role !== 'administrator') return null;
  return firstOrg?.type === 'district' ? 'district' : 'school';
}
