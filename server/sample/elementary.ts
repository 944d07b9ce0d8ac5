import { gradeLabel } from '../../shared/roster/grades.ts';
import { homeroomCourse } from './courses.ts';
import { splitIntoClasses } from './groups.ts';
import { LEVEL_GRADES, padded, type SchoolPlan } from './plan.ts';
import type { Random } from './random.ts';
import type { ClassTeacher, SchoolClass, Student } from './school.ts';
import type { StaffRoom } from './staff.ts';

/** Homerooms: one class for each student, one main teacher for each class, at times a second one or an aide. */
export function fillElementary(
  plan: SchoolPlan,
  students: readonly Student[],
  staffRoom: StaffRoom,
  random: Random,
): readonly SchoolClass[] {
  const classes: SchoolClass[] = [];
  let practiceTeacherIsHired = plan.index !== 0;
  for (const grade of practiceGradeFirst(plan, students)) {
    const course = homeroomCourse(grade);
    const inGrade = random.shuffled(students.filter((student) => student.grade === grade));
    for (const members of splitIntoClasses(inGrade, 22, random)) {
      const teacher = practiceTeacherIsHired ? staffRoom.hire('teacher') : staffRoom.hirePracticeTeacher();
      practiceTeacherIsHired = true;
      const teachers: ClassTeacher[] = [{ staffId: teacher.sourcedId, role: 'teacher', primary: true }];
      if (random.chance(0.15)) {
        teachers.push({ staffId: staffRoom.hire('teacher').sourcedId, role: 'teacher', primary: false });
      }
      if (grade === 'PK' || grade === 'KG' || random.chance(0.1)) {
        teachers.push({ staffId: staffRoom.hire('aide').sourcedId, role: 'aide', primary: false });
      }
      classes.push({
        sourcedId: `cls-${padded(plan.index)}-${padded(classes.length)}`,
        title: `${gradeLabel(grade)} – ${teacher.familyName}`,
        code: `${course.code}-${classes.length + 1}`,
        type: 'homeroom',
        grade,
        courseId: course.sourcedId,
        teachers,
        students: members,
      });
    }
  }
  return classes;
}

/** The practice teacher gets the first class made, and Grade 2 is what the guide talks about. */
function practiceGradeFirst(plan: SchoolPlan, students: readonly Student[]) {
  const present = new Set(students.map((student) => student.grade));
  const grades = LEVEL_GRADES.elementary.filter((grade) => present.has(grade));
  if (plan.index !== 0 || !present.has('02')) return grades;
  return ['02' as const, ...grades.filter((grade) => grade !== '02')];
}
