import { describe, expect, it } from 'vitest';
import { type Grade, compareGrades, gradeInRange, gradeLabel, GRADES, parseGrade } from './grades.ts';

describe('reading a grade', () => {
  it('takes every canonical code as it is', () => {
    for (const grade of GRADES) expect(parseGrade(grade)).toEqual({ grade, fixed: false });
  });

  it.each([
    ['KG', '0', '0.0', 'K', 'k', 'Kindergarten', 'KINDERGARTEN ', 'kinder', '5K', 'SK'],
    ['01', '1', '1.0', ' 01', '1st', '1ST GRADE', 'Grade 1', 'gr. 1', 'Gr.1', 'Grade-1', 'G1', 'first grade', 'First'],
    ['03', '3', '3rd', 'Third Grade'],
    ['10', '10th', 'Grade 10', 'tenth'],
    ['12', 'Twelfth', '12th grade', '12.0'],
    ['13', 'Grade 13'],
    ['PK', 'pk', 'Pre-K', 'PREK4', 'Pre-Kindergarten', 'PK3', '-1', '-2', 'P'],
    ['TK', 'tk', 'Transitional Kindergarten'],
    ['PR', 'Preschool', 'pre-school'],
    ['IT', 'Infant/Toddler'],
    ['PS', 'PS1', 'ps1', 'PS3', 'undergraduate', 'postgraduate', 'Post-secondary'],
    ['UG', 'Ungraded', 'ug'],
  ])('knows the ways %s is written', (grade, ...texts) => {
    for (const text of texts) expect(parseGrade(text), text).toEqual({ grade, fixed: true });
  });

  it('gives nothing for what is no grade', () => {
    for (const text of ['', ' ', 'x', '14', '99', '-3', '1.5', '1.2', 'K-5', '9-12', 'Room 4', 'grade', '01,02', '٣']) {
      expect(parseGrade(text), text).toBeNull();
    }
  });
});

describe('comparing grades', () => {
  it('puts Pre-K before Kindergarten before 01, and unknown last', () => {
    const grades: (Grade | null)[] = ['02', null, 'KG', 'PK', '10', '01', 'UG'];
    expect(grades.sort(compareGrades)).toEqual(['PK', 'KG', '01', '02', '10', 'UG', null]);
  });

  it('includes both ends of a range and leaves an open end open', () => {
    expect(gradeInRange('KG', 'KG', '02')).toBe(true);
    expect(gradeInRange('02', 'KG', '02')).toBe(true);
    expect(gradeInRange('03', 'KG', '02')).toBe(false);
    expect(gradeInRange('PK', 'KG', '02')).toBe(false);
    expect(gradeInRange('12', '09', null)).toBe(true);
    expect(gradeInRange('PK', null, '02')).toBe(true);
  });

  it('does not call someone ungraded or unknown out of range', () => {
    expect(gradeInRange('UG', 'KG', '02')).toBe(true);
    expect(gradeInRange(null, 'KG', '02')).toBe(true);
  });
});

describe('showing a grade', () => {
  it('speaks as a school does', () => {
    expect(GRADES.map(gradeLabel).slice(2, 7)).toEqual([
      'Pre-K',
      'Transitional K',
      'Kindergarten',
      'Grade 1',
      'Grade 2',
    ]);
    expect(gradeLabel('UG')).toBe('Ungraded');
    expect(gradeLabel(null)).toBe('');
  });
});
