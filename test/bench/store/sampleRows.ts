import type { RowOf, TableName } from '../../../shared/contract/rows.ts';
import { GRADES } from '../../../shared/roster/grades.ts';
import { staffName, studentName } from '../../../server/sample/names.ts';
import { createRandom, type Random } from '../../../server/sample/random.ts';

/** Rows of one table, as a line of a snapshot carries them. */
export type RowsLine = { [T in TableName]: Readonly<{ table: T; rows: readonly RowOf<T>[] }> }[TableName];

const STUDENTS_PER_SCHOOL = 600;
const STUDENTS_PER_CLASS = 25;
/** One member of staff for so many students. */
const STUDENTS_PER_EDUCATOR = 12;
const PRODUCTS = 8;
const LINE = 500;
export const DISTRICT = 'district';

/**
 * A district of any size, made line by line: schools of 600, two classes and a half for each student, one license for
 * each. Without a server, so that a million can be had.
 */
export function* sampleRows(students: number): Generator<RowsLine> {
  const schools = Math.max(1, Math.round(students / STUDENTS_PER_SCHOOL));
  yield { table: 'orgs', rows: orgs(schools) as never };
  for (let from = 0; from < students; from += LINE) {
    yield { table: 'users', rows: range(from, Math.min(students, from + LINE)).map(student) as never };
  }
  const educators = Math.ceil(students / STUDENTS_PER_EDUCATOR);
  for (let from = 0; from < educators; from += LINE) {
    yield { table: 'users', rows: range(from, Math.min(educators, from + LINE)).map((n) => educator(n)) as never };
  }
  const classes = classCount(students);
  for (let from = 0; from < classes; from += LINE) {
    yield { table: 'classes', rows: range(from, Math.min(classes, from + LINE)).map(klass) as never };
  }
  yield* inLines('enrollments', enrollments(students, educators));
  yield { table: 'products', rows: range(0, PRODUCTS).map(product) as never };
  yield { table: 'pools', rows: range(0, PRODUCTS).map((n) => pool(n, students)) as never };
  yield* inLines('assignments', assignments(students));
}

/** The id of a row, as long as the server's are. */
export function idOf(kind: string, n: number): string {
  const scattered = (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${scattered}-${kind.padEnd(4, '0').slice(0, 4)}-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function productOf(studentIndex: number): string {
  return idOf('prod', studentIndex % (PRODUCTS - 1));
}

const schoolOf = (studentIndex: number): number => Math.floor(studentIndex / STUDENTS_PER_SCHOOL);

export function student(n: number): RowOf<'users'> {
  const grade = GRADES[n % GRADES.length] ?? null;
  const person = studentName(random(n, 'student'));
  return user(idOf('stud', n), person, 'student', grade, schoolOf(n), n % 200 === 7 ? 'inactive' : 'active');
}

function educator(n: number): RowOf<'users'> {
  const role = n % 9 === 0 ? 'aide' : 'teacher';
  return user(idOf('educ', n), staffName(random(n, 'educator')), role, null, schoolOf(n * STUDENTS_PER_EDUCATOR));
}

function user(
  id: string,
  name: Readonly<{ givenName: string; familyName: string }>,
  role: string,
  grade: string | null,
  school: number,
  status = 'active',
): RowOf<'users'> {
  return { id, ...name, role, grade, orgIds: [idOf('scho', school)], status, rosterSource: 'manual' } as never;
}

/** Every student is in one homeroom; every second in one more subject, every one in a second. */
const classCount = (students: number): number => Math.ceil((students * 2.5) / STUDENTS_PER_CLASS);

const SUBJECTS = ['Homeroom', 'Mathematics', 'Science', 'Language Arts', 'Social Studies', 'Music', 'Art'] as const;

function klass(n: number): unknown {
  const firstStudent = Math.floor((n * STUDENTS_PER_CLASS) / 2.5);
  const title = `${SUBJECTS[n % SUBJECTS.length]} ${1 + (n % 8)}, Room ${1 + (n % 60)}`;
  const classType = n % 5 === 0 ? 'homeroom' : 'scheduled';
  return {
    id: idOf('clas', n),
    title,
    orgId: idOf('scho', schoolOf(firstStudent)),
    classType,
    grades: [],
    sessionIds: [],
  };
}

function* enrollments(students: number, educators: number): Generator<unknown> {
  const seats = Math.floor(students * 2.5);
  for (let seat = 0; seat < seats; seat += 1) {
    yield enrollment(seat);
  }
  for (let n = 0; n < classCount(students); n += 1) {
    const userId = idOf('educ', Math.floor((n * 10) / STUDENTS_PER_EDUCATOR) % educators);
    yield { id: idOf('enrt', n), classId: idOf('clas', n), userId, role: 'teacher', primary: true };
  }
}

/** A student's place in a class. */
export function enrollment(seat: number): RowOf<'enrollments'> {
  const classId = idOf('clas', Math.floor(seat / STUDENTS_PER_CLASS));
  return {
    id: idOf('enro', seat),
    classId,
    userId: idOf('stud', Math.floor(seat / 2.5)),
    role: 'student',
    primary: false,
  } as never;
}

function product(n: number): unknown {
  const audience = n === PRODUCTS - 1 ? 'educator' : 'student';
  const name = `${['Keyboarding', 'Phonics', 'Fractions', 'Coding', 'Reading', 'Geography', 'Biology', 'Guide'][n]}`;
  return { id: idOf('prod', n), name, code: name.slice(0, 2), audience, minGrade: null, maxGrade: null, color: 'teal' };
}

function pool(n: number, students: number): unknown {
  const share = PRODUCTS - 1;
  const assigned = n === share ? 0 : Math.floor(students / share) + (n < students % share ? 1 : 0);
  return {
    id: idOf('pool', n),
    productId: idOf('prod', n),
    orgId: DISTRICT,
    quantity: assigned + 20_000,
    assigned,
    startsOn: '2025-07-01',
    endsOn: '2026-06-30',
  };
}

function* assignments(students: number): Generator<unknown> {
  for (let n = 0; n < students; n += 1) yield assignment(n);
}

export function assignment(n: number, version = 1): unknown {
  const lane = { userId: idOf('stud', n), productId: productOf(n), poolId: idOf('pool', n % (PRODUCTS - 1)) };
  return { id: idOf('assi', n), ...lane, version, assignedAt: '2025-08-01T08:00:00.000Z' };
}

function orgs(schools: number): readonly unknown[] {
  const org = (id: string, type: string, name: string): unknown => ({
    id,
    type,
    name,
    parentId: type === 'district' ? null : DISTRICT,
    rosterSource: 'manual',
  });
  return [
    org(DISTRICT, 'district', 'Sample District'),
    ...range(0, schools).map((n) => org(idOf('scho', n), 'school', `School ${n + 1}`)),
  ];
}

function* inLines(table: 'enrollments' | 'assignments', all: Generator<unknown>): Generator<RowsLine> {
  let rows: unknown[] = [];
  for (const row of all) {
    rows.push(row);
    if (rows.length < LINE) continue;
    yield { table, rows } as RowsLine;
    rows = [];
  }
  if (rows.length > 0) yield { table, rows } as RowsLine;
}

const random = (n: number, label: string): Random => createRandom('bench', label, n);

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
