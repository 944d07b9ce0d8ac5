import { buildSchool } from './buildSchool.ts';
import { type SchoolYear, schoolYearAround } from './calendar.ts';
import { allCourses } from './courses.ts';
import { csvLine } from './csv.ts';
import { mailName, staffName } from './names.ts';
import type { DistrictPlan } from './plan.ts';
import { PRACTICE_DISTRICT_ADMINISTRATOR } from './practice.ts';
import { createRandom } from './random.ts';
import type { School, SchoolClass } from './school.ts';
import type { StaffMember } from './staff.ts';
import type { TextFile } from './zip.ts';

/**
 * The OneRoster 1.1 files of a district, with every column the standard names. Schools are made anew for each file, one
 * at a time: a million students never stand in memory together.
 */
export function rosterFiles(district: DistrictPlan): readonly TextFile[] {
  const year = schoolYearAround(district.today);
  return [
    { name: 'manifest.csv', pieces: manifest() },
    { name: 'orgs.csv', pieces: orgs(district) },
    { name: 'academicSessions.csv', pieces: academicSessions(year) },
    { name: 'courses.csv', pieces: courses(district, year) },
    { name: 'classes.csv', pieces: classes(district, year) },
    { name: 'users.csv', pieces: users(district) },
    { name: 'enrollments.csv', pieces: enrollments(district) },
  ];
}

/** Every school of the district, one after the other. */
export function* schoolsOf(district: DistrictPlan): Generator<School> {
  for (const plan of district.schools) yield buildSchool(district, plan);
}

function* manifest(): Generator<string> {
  yield csvLine(['propertyName', 'value']);
  yield csvLine(['manifest.version', '1.0']);
  yield csvLine(['oneroster.version', '1.1']);
  for (const kind of ['academicSessions', 'orgs', 'courses', 'classes', 'users', 'enrollments']) {
    yield csvLine([`file.${kind}`, 'bulk']);
  }
  const absent = 'demographics resources classResources courseResources categories lineItems results'.split(' ');
  for (const kind of absent) yield csvLine([`file.${kind}`, 'absent']);
  yield csvLine(['source.systemName', 'Seatwise sample district']);
  yield csvLine(['source.systemCode', 'sample']);
}

function* orgs(district: DistrictPlan): Generator<string> {
  yield csvLine(header('name type identifier parentSourcedId metadata.rosterSource'));
  yield csvLine([district.sourcedId, '', '', district.name, 'district', '', '', '']);
  for (const { sourcedId, name, rosterSource } of district.schools) {
    yield csvLine([sourcedId, '', '', name, 'school', '', district.sourcedId, rosterSource]);
  }
}

function* academicSessions(year: SchoolYear): Generator<string> {
  yield csvLine(header('title type startDate endDate parentSourcedId schoolYear'));
  const { sourcedId, title, startDate, endDate, schoolYear } = year;
  yield csvLine([sourcedId, '', '', title, 'schoolYear', startDate, endDate, '', schoolYear]);
  for (const part of year.semesters) {
    yield csvLine([
      part.sourcedId,
      '',
      '',
      part.title,
      'semester',
      part.startDate,
      part.endDate,
      sourcedId,
      schoolYear,
    ]);
  }
}

function* courses(district: DistrictPlan, year: SchoolYear): Generator<string> {
  yield csvLine(header('schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes'));
  for (const { sourcedId, title, code, grade, subject } of allCourses()) {
    yield csvLine([sourcedId, '', '', year.sourcedId, title, code, grade, district.sourcedId, subject, '']);
  }
}

function* classes(district: DistrictPlan, year: SchoolYear): Generator<string> {
  yield csvLine(
    header(
      'title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds subjects subjectCodes periods',
    ),
  );
  const semesters = year.semesters.map(({ sourcedId }) => sourcedId).join(',');
  const line = (school: School, item: SchoolClass, index: number) => {
    const isHomeroom = item.type === 'homeroom';
    return csvLine([
      item.sourcedId,
      '',
      '',
      item.title,
      item.grade,
      item.courseId,
      item.code,
      item.type,
      `Room ${100 + index}`,
      school.plan.sourcedId,
      isHomeroom ? year.sourcedId : semesters,
      '',
      '',
      isHomeroom ? '' : (/\d+$/.exec(item.title)?.[0] ?? ''),
    ]);
  };
  for (const school of schoolsOf(district)) {
    yield school.classes.map((item, index) => line(school, item, index)).join('');
  }
}

function* users(district: DistrictPlan): Generator<string> {
  yield csvLine(
    header(
      `enabledUser orgSourcedIds role username userIds givenName familyName middleName identifier email sms phone
       agentSourcedIds grades password`,
    ),
  );
  for (const person of districtOffice(district)) yield staffLine(person, district.sourcedId, 'administrator');
  for (const school of schoolsOf(district)) {
    const org = school.plan.sourcedId;
    const staff = school.staff.map((person) =>
      staffLine(person, org, person.role === 'schoolAdministrator' ? 'administrator' : person.role),
    );
    const students = school.students.map(({ sourcedId, givenName, familyName, grade }) =>
      userLine([org, 'student', sourcedId, '', givenName, familyName, '', '', '', '', '', '', grade], sourcedId),
    );
    yield [...staff, ...students].join('');
  }
}

function districtOffice(district: DistrictPlan): readonly Omit<StaffMember, 'role'>[] {
  const random = createRandom(district.seed, 'office');
  const others = Array.from({ length: 1 + Math.min(20, Math.floor(district.schools.length / 4)) }, (_, index) => {
    const name = staffName(random);
    const email = `${mailName(name)}.${index + 1}@district.example.org`;
    return { sourcedId: `stf-district-${index + 1}`, ...name, email };
  });
  return [PRACTICE_DISTRICT_ADMINISTRATOR, ...others];
}

function staffLine(person: Omit<StaffMember, 'role'>, org: string, role: string): string {
  const { sourcedId, givenName, familyName, email } = person;
  return userLine([org, role, email, '', givenName, familyName, '', '', email, '', '', '', ''], sourcedId);
}

/** From orgSourcedIds to grades; the password column is there, as the standard wants, and always empty. */
function userLine(cells: readonly string[], sourcedId: string): string {
  return csvLine([sourcedId, '', '', 'true', ...cells, '']);
}

function* enrollments(district: DistrictPlan): Generator<string> {
  yield csvLine(header('classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate'));
  for (const school of schoolsOf(district)) {
    const lines: string[] = [];
    const number = school.plan.sourcedId.slice('sch-'.length);
    const add = (classId: string, userId: string, role: string, primary: boolean) => {
      const sourcedId = `enr-${number}-${String(lines.length + 1).padStart(5, '0')}`;
      lines.push(csvLine([sourcedId, '', '', classId, school.plan.sourcedId, userId, role, String(primary), '', '']));
    };
    for (const item of school.classes) {
      for (const { staffId, role, primary } of item.teachers) add(item.sourcedId, staffId, role, primary);
      for (const { sourcedId } of item.students) add(item.sourcedId, sourcedId, 'student', false);
    }
    yield lines.join('');
  }
}

function header(columns: string): readonly string[] {
  return ['sourcedId', 'status', 'dateLastModified', ...columns.split(/\s+/)];
}
