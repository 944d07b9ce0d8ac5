import { beforeEach, describe, expect, it } from 'vitest';
import type { ClassOrder, EducatorOrder, StudentOrder } from '../../../shared/contract/view.ts';
import type { OrgId } from '../../../shared/contract/ids.ts';
import { GRADES } from '../../../shared/roster/grades.ts';
import { applyDelta } from '../store/pull.ts';
import type { Sql } from '../store/sqlite.ts';
import { brand, deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { NOW, sampleAsker, sampleStore } from '../testing/sampleStore.ts';
import { listClasses } from './classes.ts';
import { listEducators } from './educators.ts';
import { listClassStudents, listStudents } from './people.ts';

const school = brand<OrgId>('s1');
const all = { orgId: null, text: '', offset: 0, limit: 500 };

/** The sample with many more students and classes, in grades and sizes that repeat. */
function manyRows(): Sql {
  const { sql } = sampleStore();
  const { users, classes, enrollments } = sampleDistrict();
  const ana = users.find(({ id }) => id === 'ana');
  const ortiz = users.find(({ id }) => id === 'ortiz');
  const c1 = classes.find(({ id }) => id === 'c1');
  const seat = enrollments.find(({ userId }) => userId === 'ana');
  if (!ana || !ortiz || !c1 || !seat) throw new Error('The sample has altered.');
  const grades = [null, 'UG', '12', '02', 'KG', 'PK', '02'] as const;
  const numbers = Array.from({ length: 60 }, (_, number) => number);
  const rows = {
    users: [
      ...numbers.map((number) => ({
        ...ana,
        id: brand<typeof ana.id>(`more${number}`),
        familyName: `Family ${String((number * 37) % 60).padStart(2, '0')}`,
        grade: grades[number % grades.length] ?? null,
        orgIds: [brand<OrgId>(number % 3 === 0 ? 's2' : 's1')],
      })),
      { ...ortiz, id: brand<typeof ana.id>('aide'), familyName: 'Aaron', role: 'aide' as const, orgIds: [school] },
      { ...ortiz, id: brand<typeof ana.id>('head'), role: 'administrator' as const, orgIds: [brand<OrgId>('s2')] },
    ],
    classes: numbers.slice(0, 20).map((number) => ({
      ...c1,
      id: brand<typeof c1.id>(`class${number}`),
      title: `Room ${String((number * 7) % 20).padStart(2, '0')}`,
      orgId: brand<OrgId>(number % 2 === 0 ? 's1' : 's2'),
      grades: number % 4 === 0 ? [] : [GRADES[number] ?? ('01' as const)],
    })),
    enrollments: numbers.map((number) => ({
      ...seat,
      id: brand<typeof seat.id>(`seat${number}`),
      userId: brand<typeof ana.id>(`more${number}`),
      classId: brand<typeof c1.id>(`class${number % 7}`),
    })),
  };
  applyDelta(sql, sampleAsker, deltaOf({ rows }), Date.parse(NOW));
  return sql;
}

const rank = (grade: string | null | undefined): number => {
  const at = GRADES.findIndex((each) => each === grade);
  return at === -1 ? GRADES.length : at;
};

/** The rows of a list, read in pages of seven. */
function inPages<Row>(read: (page: { offset: number; limit: number }) => { total: number; rows: Row[] }): Row[] {
  const rows: Row[] = [];
  for (let total = 1; rows.length < total;) {
    const page = read({ offset: rows.length, limit: 7 });
    ({ total } = page);
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  return rows;
}

describe('a list in another order', () => {
  let sql: Sql;
  beforeEach(() => {
    sql = manyRows();
  });
  const students = (orgId: OrgId | null, order: StudentOrder | undefined, text = '') =>
    inPages((page) => listStudents(sql, { ...all, orgId, text, ...(order ? { order } : {}), ...page }, NOW));
  const ids = (rows: readonly { userId: string }[]): string[] => rows.map(({ userId }) => userId);

  it.each([
    ['everybody', null, ''],
    ['a school', school, ''],
    ['those who match', null, 'fam'],
  ] as const)('has the students of %s from Z, by the same names', (_, orgId, text) => {
    const plain = ids(students(orgId, undefined, text));
    expect(plain.length).toBeGreaterThan(30);
    expect(ids(students(orgId, { by: 'name', descending: true }, text))).toEqual([...plain].reverse());
  });

  it.each([
    ['everybody', null, ''],
    ['a school', school, ''],
    ['those who match', null, 'fam'],
  ] as const)('has the students of %s by grade, each grade from A', (_, orgId, text) => {
    const plain = students(orgId, undefined, text);
    const byGrade = [...plain].sort((a, b) => rank(a.grade) - rank(b.grade));
    expect(ids(students(orgId, { by: 'grade', descending: false }, text))).toEqual(ids(byGrade));
    const fromTheHighest = [...plain].sort((a, b) => rank(b.grade) - rank(a.grade));
    expect(ids(students(orgId, { by: 'grade', descending: true }, text))).toEqual(ids(fromTheHighest));
  });

  it('has the students of a class by grade', () => {
    const order = { by: 'grade', descending: true } as const;
    const { rows } = listClassStudents(sql, { ...all, classId: brand('class1'), order }, NOW);
    expect(rows.length).toBeGreaterThan(5);
    const found = rows.map(({ grade }) => rank(grade));
    expect(found).toEqual([...found].sort((a, b) => b - a));
  });

  it.each(['title', 'grade', 'school', 'students'] as const)('has classes by %s, both ways', (by) => {
    const value = (row: { title: string; orgName: string; students: number; grades: readonly string[] }) =>
      ({ title: row.title, school: row.orgName, students: row.students, grade: rank(row.grades[0]) })[by];
    for (const orgId of [null, school]) {
      const classes = (order: ClassOrder) => inPages((page) => listClasses(sql, { ...all, orgId, order, ...page }));
      const up = classes({ by, descending: false });
      expect(new Set(up.map(({ id }) => id)).size).toBe(listClasses(sql, { ...all, orgId }).total);
      expect(up.map(value)).toEqual(up.map(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      expect(classes({ by, descending: true }).map(value)).toEqual(up.map(value).reverse());
    }
  });

  it('has educators by role and by school', () => {
    const educators = (order: EducatorOrder, orgId: OrgId | null = null) =>
      listEducators(sql, { ...all, orgId, role: null, order }, NOW).rows;
    for (const orgId of [null, school]) {
      const roles = educators({ by: 'role', descending: true }, orgId).map(({ role }) => role);
      expect(new Set(roles).size).toBeGreaterThan(1);
      expect(roles).toEqual([...roles].sort().reverse());
    }
    const schools = educators({ by: 'school', descending: false }).map(({ orgName }) => orgName);
    expect(new Set(schools).size).toBeGreaterThan(1);
    expect(schools).toEqual([...schools].sort());
  });
});
