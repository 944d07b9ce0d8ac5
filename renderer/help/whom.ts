import type { ProductAbout } from '../../shared/contract/view.ts';
import { gradeText, shortGradeText } from '../app/grades.ts';
import type { Say } from '../app/text.tsx';

/** Whom a product is for: "For students · grades K–5". */
export function whomText(say: Say, { audience, minGrade, maxGrade }: ProductAbout): string {
  if (audience === 'educator') return say('guide.forEducators');
  const [from, to] = [minGrade ?? maxGrade, maxGrade ?? minGrade];
  if (from === null || to === null) return say('guide.forStudents');
  if (from === to) return say('guide.forGrade', { grade: gradeText(say, from) });
  const grades = say('grade.range', { from: shortGradeText(say, from), to: shortGradeText(say, to) });
  return say('guide.forGrades', { grades });
}
