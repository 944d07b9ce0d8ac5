import type { Grade } from '../../shared/roster/grades.ts';
import { fillElementary } from './elementary.ts';
import { SMALLEST_CLASS } from './groups.ts';
import { studentName } from './names.ts';
import { type DistrictPlan, LEVEL_GRADES, padded, type SchoolPlan } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import type { School, Student } from './school.ts';
import { fillSecondary } from './secondary.ts';
import { createStaffRoom } from './staff.ts';

/** Fills one school. It depends on nothing but the seed and its plan, so schools can be made one by one and let go. */
export function buildSchool(district: DistrictPlan, plan: SchoolPlan): School {
  const random = createRandom(district.seed, 'school', plan.index);
  const students = enrollStudents(plan, random);
  const staffRoom = createStaffRoom(plan, random);
  const classes =
    plan.level === 'elementary'
      ? fillElementary(plan, students, staffRoom, random)
      : fillSecondary(plan, students, staffRoom, random);
  return { plan, students, staff: staffRoom.all(), classes };
}

/** Students spread over the school's grades; Pre-K is half a year group, since not everyone comes to it. */
function enrollStudents(plan: SchoolPlan, random: Random): readonly Student[] {
  const grades = gradesFor(plan);
  const weights = grades.map((grade) => (grade === 'PK' ? 0.5 : 0.95 + random.next() * 0.1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let used = 0;
  let weighed = 0;
  return grades.flatMap((grade, index) => {
    weighed += weights[index] ?? 0;
    const until = Math.round((plan.size * weighed) / total);
    const count = until - used;
    const first = used;
    used = until;
    return Array.from({ length: count }, (_, at): Student => {
      const sourcedId = `stu-${padded(plan.index)}-${padded(first + at)}`;
      return { sourcedId, ...studentName(random), grade };
    });
  });
}

/** A very small school has only as many grades as make classes of 15, around the second. */
function gradesFor(plan: SchoolPlan): readonly Grade[] {
  const grades = LEVEL_GRADES[plan.level];
  const most = Math.max(1, Math.floor(plan.size / (SMALLEST_CLASS + 3)));
  // Pre-K fills half a year group only, so it needs a school of twice the size.
  if (most >= grades.length * 2) return grades;
  const inOrder: readonly Grade[] = plan.level === 'elementary' ? ['02', '01', '03', 'KG', '04', '05'] : grades;
  const kept = new Set(inOrder.slice(0, most));
  return grades.filter((grade) => kept.has(grade));
}
