import { compareGrades, type Grade, GRADES, parseGrade } from './grades.ts';
import type { Row } from './row.ts';

/** A student's one grade; null, with a line in the report, when the cell holds none we know. */
export function readGrade(row: Row, index: number, column: string): Grade | null {
  const grades = readGrades(row, index, column);
  const [first] = grades;
  if (grades.length > 1) {
    row.fixed(column, 'severalGrades', `The row names several grades; ${first} was read.`, row.text(index));
  }
  return first ?? null;
}

/** The grades of a class or course, in order. Every repair and every unknown grade is reported. */
export function readGrades(row: Row, index: number, column: string): readonly Grade[] {
  const raw = row.raw(index);
  if (raw === '') return NONE;
  const single = parseGrade(raw);
  if (single !== null && !single.fixed) return LISTS.get(single.grade) ?? [single.grade];
  const grades = new Set<Grade>();
  for (const part of row.list(index)) {
    const parsed = parseGrade(part);
    if (parsed === null) row.fixed(column, 'gradeUnknown', 'This is no grade we know; left empty.', part);
    else {
      grades.add(parsed.grade);
      if (parsed.fixed) row.fixed(column, 'gradeRewritten', `The grade was read as ${parsed.grade}.`, part);
    }
  }
  return [...grades].sort(compareGrades);
}

const NONE: readonly Grade[] = [];

/** One list per grade, shared by every class and student that has just this grade. */
const LISTS: ReadonlyMap<Grade, readonly Grade[]> = new Map(GRADES.map((grade) => [grade, [grade]]));
