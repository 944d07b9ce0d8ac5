import { HIGH_SUBJECTS, MIDDLE_SUBJECTS, type Subject, subjectCourse } from './courses.ts';
import { splitIntoClasses } from './groups.ts';
import { LEVEL_GRADES, padded, type SchoolPlan } from './plan.ts';
import type { Random } from './random.ts';
import type { ClassTeacher, SchoolClass, Student } from './school.ts';
import type { StaffRoom } from './staff.ts';

/** A teacher has five classes a day. */
const CLASSES_PER_TEACHER = 5;

/** Subject classes: each student is in one class of every subject, shuffled anew for each. */
export function fillSecondary(
  plan: SchoolPlan,
  students: readonly Student[],
  staffRoom: StaffRoom,
  random: Random,
): readonly SchoolClass[] {
  const classes: SchoolClass[] = [];
  const subjects = plan.level === 'middle' ? MIDDLE_SUBJECTS : HIGH_SUBJECTS;
  const coTeachers = Array.from({ length: Math.ceil(plan.size / 200) }, () => staffRoom.hire('teacher').sourcedId);
  const aides = Array.from({ length: Math.ceil(plan.size / 250) }, () => staffRoom.hire('aide').sourcedId);

  for (const subject of subjects) {
    const sections = sectionsOf(subject, plan, students, random);
    let teacherId = '';
    sections.forEach(({ grade, members }, index) => {
      const period = (index % CLASSES_PER_TEACHER) + 1;
      if (period === 1) teacherId = staffRoom.hire('teacher').sourcedId;
      const course = subjectCourse(subject, grade);
      const teachers: ClassTeacher[] = [{ staffId: teacherId, role: 'teacher', primary: true }];
      if (random.chance(0.12)) teachers.push({ staffId: random.pick(coTeachers), role: 'teacher', primary: false });
      if (random.chance(0.08)) teachers.push({ staffId: random.pick(aides), role: 'aide', primary: false });
      classes.push({
        sourcedId: `cls-${padded(plan.index)}-${padded(classes.length)}`,
        title: `${course.title} – Period ${period}`,
        code: `${course.code}-${index + 1}`,
        type: 'scheduled',
        grade,
        courseId: course.sourcedId,
        teachers,
        students: members,
      });
    });
  }
  return classes;
}

function sectionsOf(subject: Subject, plan: SchoolPlan, students: readonly Student[], random: Random) {
  return LEVEL_GRADES[plan.level].flatMap((grade) => {
    const inGrade = random.shuffled(students.filter((student) => student.grade === grade));
    const usual = subject.code === 'ELC' ? 24 : 27;
    return splitIntoClasses(inGrade, usual, random).map((members) => ({ grade, members }));
  });
}
