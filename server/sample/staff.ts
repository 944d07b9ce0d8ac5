import type { RosterRole } from '../../shared/roster/roster.ts';
import { mailName, staffName } from './names.ts';
import { padded, type SchoolPlan } from './plan.ts';
import { PRACTICE_SCHOOL_ADMINISTRATOR, PRACTICE_TEACHER, type PracticePerson } from './practice.ts';
import type { Random } from './random.ts';

export type StaffMember = {
  readonly sourcedId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly role: Exclude<RosterRole, 'student' | 'districtAdministrator'>;
};

/** Hires staff as the classes need them. */
export type StaffRoom = {
  readonly hire: (role: StaffMember['role']) => StaffMember;
  /** The practice teacher, who is at the first school only. */
  readonly hirePracticeTeacher: () => StaffMember;
  readonly all: () => readonly StaffMember[];
};

/** A staff room with the office already in it. */
export function createStaffRoom(plan: SchoolPlan, random: Random): StaffRoom {
  const staff: StaffMember[] = [];
  const mailNames = new Map<string, number>();

  const add = (member: StaffMember) => {
    staff.push(member);
    return member;
  };
  const hire = (role: StaffMember['role']) => {
    const name = staffName(random);
    const plain = mailName(name);
    const namesakes = mailNames.get(plain) ?? 0;
    mailNames.set(plain, namesakes + 1);
    const email = `${plain}${namesakes === 0 ? '' : namesakes + 1}@${plan.mailDomain}`;
    return add({ sourcedId: `stf-${padded(plan.index)}-${padded(staff.length)}`, ...name, email, role });
  };
  const addPractice = ({ role, ...person }: PracticePerson) =>
    add({ ...person, role: role === 'teacher' ? 'teacher' : 'schoolAdministrator' });

  hireOffice(plan, hire, addPractice);
  return { hire, hirePracticeTeacher: () => addPractice(PRACTICE_TEACHER), all: () => staff };
}

/** Principal, in larger schools an assistant principal, secretaries, a librarian, a counselor. */
function hireOffice(
  plan: SchoolPlan,
  hire: (role: StaffMember['role']) => StaffMember,
  addPractice: (person: PracticePerson) => StaffMember,
): void {
  hire('schoolAdministrator');
  if (plan.size >= 500) hire('schoolAdministrator');
  if (plan.index === 0) addPractice(PRACTICE_SCHOOL_ADMINISTRATOR);
  else hire('schoolAdministrator');
  if (plan.level === 'high') hire('proctor');
  hire('aide');
}
