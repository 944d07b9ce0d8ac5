import type { Grade } from '../../shared/roster/grades.ts';
import type { EnrollmentRole } from '../../shared/roster/roster.ts';
import type { SchoolPlan } from './plan.ts';
import type { StaffMember } from './staff.ts';

export type Student = {
  readonly sourcedId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly grade: Grade;
};

export type ClassTeacher = { readonly staffId: string; readonly role: EnrollmentRole; readonly primary: boolean };

export type SchoolClass = {
  readonly sourcedId: string;
  readonly title: string;
  readonly code: string;
  readonly type: 'homeroom' | 'scheduled';
  readonly grade: Grade;
  readonly courseId: string;
  readonly teachers: readonly ClassTeacher[];
  readonly students: readonly Student[];
};

/** A school with everyone in it. */
export type School = {
  readonly plan: SchoolPlan;
  readonly students: readonly Student[];
  readonly staff: readonly StaffMember[];
  readonly classes: readonly SchoolClass[];
};
