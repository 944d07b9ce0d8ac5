import { compareGrades, GRADES, type Grade } from '../../shared/roster/grades.ts';
import type { MessageId } from './messages/en.ts';
import type { Say } from './text.tsx';

const NAMED: Readonly<Partial<Record<Grade, readonly [long: MessageId, short: MessageId]>>> = {
  IT: ['grade.IT', 'grade.IT'],
  PR: ['grade.PR', 'grade.PR'],
  PK: ['grade.PK', 'grade.PK'],
  TK: ['grade.TK', 'grade.TK.short'],
  KG: ['grade.KG', 'grade.KG.short'],
  PS: ['grade.PS', 'grade.PS'],
  UG: ['grade.UG', 'grade.UG'],
};

/** "Grade 2", "Kindergarten". */
export function gradeText(say: Say, grade: Grade | null): string {
  if (grade === null) return say('grade.none');
  const named = NAMED[grade];
  return named ? say(named[0]) : say('grade.numbered', { number: Number(grade) });
}

/** "2", "K": for a column that is headed "Grade". Empty for none. */
export function shortGradeText(say: Say, grade: Grade | null): string {
  if (grade === null) return '';
  const named = NAMED[grade];
  return named ? say(named[1]) : say('grade.numbered.short', { number: Number(grade) });
}

/** "K–2" for neighbors, "1, 4" for others. Empty for none. */
export function gradesText(say: Say, grades: readonly Grade[]): string {
  const sorted = [...new Set(grades)].sort(compareGrades);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return '';
  const together = GRADES.indexOf(last) - GRADES.indexOf(first) === sorted.length - 1;
  return sorted.length > 2 && together
    ? say('grade.range', { from: shortGradeText(say, first), to: shortGradeText(say, last) })
    : sorted.map((grade) => shortGradeText(say, grade)).join(', ');
}
