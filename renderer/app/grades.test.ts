import { describe, expect, it } from 'vitest';
import { GRADES, gradeLabel } from '../../shared/roster/grades.ts';
import { gradesText, gradeText, shortGradeText } from './grades.ts';
import { sayInEnglish } from './sayInEnglish.ts';

const say = sayInEnglish;

describe('grades in words', () => {
  it('are the words of the roster in English, for every grade', () => {
    for (const grade of GRADES) expect(gradeText(say, grade)).toBe(gradeLabel(grade));
  });

  it('are short under a heading that says "Grade"', () => {
    expect(shortGradeText(say, '02')).toBe('2');
    expect(shortGradeText(say, 'KG')).toBe('K');
    expect(shortGradeText(say, 'PK')).toBe('Pre-K');
    expect(shortGradeText(say, null)).toBe('');
  });

  it('make a range of neighbors and a list of others, in the order of school', () => {
    expect(gradesText(say, ['03', '01', '02'])).toBe('1–3');
    expect(gradesText(say, ['01', 'KG', '02'])).toBe('K–2');
    expect(gradesText(say, ['05', '02'])).toBe('2, 5');
    expect(gradesText(say, ['02', '02'])).toBe('2');
    expect(gradesText(say, ['UG', '12', '11'])).toBe('11, 12, Ungraded');
    expect(gradesText(say, [])).toBe('');
  });
});
