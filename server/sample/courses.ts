import { type Grade, gradeLabel } from '../../shared/roster/grades.ts';
import { LEVEL_GRADES } from './plan.ts';

export type Subject = {
  readonly name: string;
  readonly code: string;
  readonly titles: Readonly<Partial<Record<Grade, string>>>;
};

export type Course = {
  readonly sourcedId: string;
  readonly title: string;
  readonly code: string;
  readonly grade: Grade;
  readonly subject: string;
};

/** What each grade of a middle school studies, a teacher to a subject. */
export const MIDDLE_SUBJECTS: readonly Subject[] = [
  { name: 'English', code: 'ELA', titles: { '06': 'English 6', '07': 'English 7', '08': 'English 8' } },
  { name: 'Mathematics', code: 'MAT', titles: { '06': 'Math 6', '07': 'Math 7', '08': 'Pre-Algebra' } },
  { name: 'Science', code: 'SCI', titles: { '06': 'Earth Science', '07': 'Life Science', '08': 'Physical Science' } },
  { name: 'Social Studies', code: 'SOC', titles: { '06': 'World Cultures', '07': 'Geography', '08': 'U.S. History' } },
];

/** What each grade of a high school studies. */
export const HIGH_SUBJECTS: readonly Subject[] = [
  {
    name: 'English',
    code: 'ELA',
    titles: { '09': 'English 9', '10': 'English 10', '11': 'American Literature', '12': 'World Literature' },
  },
  {
    name: 'Mathematics',
    code: 'MAT',
    titles: { '09': 'Algebra I', '10': 'Geometry', '11': 'Algebra II', '12': 'Statistics' },
  },
  {
    name: 'Science',
    code: 'SCI',
    titles: { '09': 'Biology', '10': 'Chemistry', '11': 'Physics', '12': 'Environmental Science' },
  },
  {
    name: 'Social Studies',
    code: 'SOC',
    titles: { '09': 'World History', '10': 'Civics', '11': 'U.S. History', '12': 'Economics' },
  },
  {
    name: 'Electives',
    code: 'ELC',
    titles: { '09': 'Art, Music & Theater', '10': 'Computing', '11': 'Spanish II', '12': 'Personal Finance' },
  },
];

/** The course of an elementary homeroom. */
export function homeroomCourse(grade: Grade): Course {
  return {
    sourcedId: `crs-home-${grade.toLowerCase()}`,
    title: `${gradeLabel(grade)} Homeroom`,
    code: `HR-${grade}`,
    grade,
    subject: 'Homeroom',
  };
}

/** The course of a subject in a grade. */
export function subjectCourse({ name, code, titles }: Subject, grade: Grade): Course {
  return {
    sourcedId: `crs-${code.toLowerCase()}-${grade}`,
    title: titles[grade] ?? `${name} ${gradeLabel(grade)}`,
    code: `${code}-${grade}`,
    grade,
    subject: name,
  };
}

/** Every course of the district. */
export function allCourses(): readonly Course[] {
  return [
    ...LEVEL_GRADES.elementary.map(homeroomCourse),
    ...MIDDLE_SUBJECTS.flatMap((subject) => LEVEL_GRADES.middle.map((grade) => subjectCourse(subject, grade))),
    ...HIGH_SUBJECTS.flatMap((subject) => LEVEL_GRADES.high.map((grade) => subjectCourse(subject, grade))),
  ];
}
