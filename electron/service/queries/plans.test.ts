import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClassId, OrgId, ProductId } from '../../../shared/contract/ids.ts';
import { applyDelta } from '../store/pull.ts';
import { openSql, type Sql } from '../store/sqlite.ts';
import { brand, deltaOf, sampleAccount, sampleDistrict } from '../testing/sampleDistrict.ts';
import { assign, KEY, NOW, sampleAsker, sampleStore, save } from '../testing/sampleStore.ts';
import { readActivity } from './activity.ts';
import { getClass, listClasses } from './classes.ts';
import { readDashboard } from './dashboard.ts';
import { listEducators } from './educators.ts';
import { listGaps, listWithout } from './gaps.ts';
import { listOrgs } from './orgs.ts';
import { listClassStudents, listStudents } from './people.ts';
import { readPeopleIds } from './peopleIds.ts';
import { readProductChoices } from './productChoices.ts';
import { listSchools } from './schools.ts';
import { searchPalette } from './search/searchPalette.ts';

/** Tables that grow with the district. Orgs, products and pools do not count: a screen lists them whole. */
const LARGE = /\b(users|user_orgs|classes|enrollments|assignments|search_keys|class_people|waiting)\b/;

/** Every statement that a query runs, with those of its plan's steps that read a large table from end to end. */
function scansOf(run: (sql: Sql) => unknown): readonly string[] {
  const { sql, context, folder } = sampleStore();
  // Plans are asked of a connection of their own: a commit would find theirs still open.
  const planner = openSql(join(folder, 'store.db'), KEY);
  onTestFinished(() => planner.close());
  save(context, assign('bo', 'ph'), assign('cyd', 'kb'));
  const found: string[] = [];
  const watch =
    <A extends readonly unknown[], R>(call: (statement: string, ...rest: A) => R) =>
    (statement: string, ...rest: A): R => {
      found.push(...scans(planner, statement));
      return call(statement, ...rest);
    };
  run({ ...sql, run: watch(sql.run), get: watch(sql.get) as Sql['get'], all: watch(sql.all) as Sql['all'] });
  return [...new Set(found)];
}

function scans(sql: Sql, statement: string): readonly string[] {
  if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/.test(statement)) return [];
  const aliases = new Map<string, string>();
  for (const [, table = '', alias] of statement.matchAll(/(?:FROM|JOIN|UPDATE|,)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?/g)) {
    if (alias !== undefined) aliases.set(alias, table);
    aliases.set(table, table);
  }
  const steps = sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, placeholders(statement));
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, how = '', name = ''] = /^(SCAN|SEARCH) (\w+)/.exec(detail) ?? [];
      if (!LARGE.test(aliases.get(name) ?? name)) return false;
      // Half of everybody is as good as all.
      if (how === 'SEARCH') return /\((listed|kind)=\?\)$/.test(detail);
      // An index read in order stops at the page's last row.
      return how === 'SCAN' && !/USING (COVERING )?INDEX (users|classes)_0/.test(detail);
    })
    .map((detail) => `${detail} in ${statement.replace(/\s+/g, ' ').slice(0, 120)}`);
}

const placeholders = (statement: string): null[] => [...statement.matchAll(/\?/g)].map(() => null);

const page = { text: '', offset: 0, limit: 100 };
const school = brand<OrgId>('s1');
const klass = brand<ClassId>('c1');

const queries: Readonly<Record<string, (sql: Sql) => unknown>> = {
  'dashboard, all': (sql) => readDashboard(sql, null, sampleAsker.today),
  'dashboard, school': (sql) => readDashboard(sql, school, sampleAsker.today),
  schools: (sql) =>
    listSchools(sql, sampleAccount, sampleAsker.today, {
      sort: { by: 'name' },
      descending: false,
      offset: 0,
      limit: 10,
    }),
  gaps: (sql) => listGaps(sql, school, 5),
  'without a license': (sql) => listWithout(sql, klass, brand<ProductId>('kb'), NOW),
  orgs: (sql) => listOrgs(sql, sampleAccount),
  'classes, all': (sql) => listClasses(sql, { ...page, orgId: null }),
  'classes, school': (sql) => listClasses(sql, { ...page, orgId: school }),
  'classes, filtered': (sql) => listClasses(sql, { ...page, orgId: null, text: 'ro' }),
  'classes of a school, filtered': (sql) => listClasses(sql, { ...page, orgId: school, text: 'ro' }),
  'one class': (sql) => getClass(sql, klass),
  roster: (sql) => listClassStudents(sql, { ...page, classId: klass }, NOW),
  'students, all': (sql) => listStudents(sql, { ...page, orgId: null }, NOW),
  'students, school': (sql) => listStudents(sql, { ...page, orgId: school }, NOW),
  'students, filtered': (sql) => listStudents(sql, { ...page, orgId: null, text: 'a n' }, NOW),
  'students of a school, filtered': (sql) => listStudents(sql, { ...page, orgId: school, text: 'a' }, NOW),
  'students by grade': (sql) =>
    listStudents(sql, { ...page, orgId: null, order: { by: 'grade', descending: true } }, NOW),
  'students of a school by grade': (sql) =>
    listStudents(sql, { ...page, orgId: school, order: { by: 'grade', descending: false } }, NOW),
  'students from Z': (sql) => listStudents(sql, { ...page, orgId: null, order: { by: 'name', descending: true } }, NOW),
  'classes by size': (sql) => listClasses(sql, { ...page, orgId: school, order: { by: 'students', descending: true } }),
  'educators by school': (sql) =>
    listEducators(sql, { ...page, orgId: school, role: null, order: { by: 'school', descending: false } }, NOW),
  'educators, all': (sql) => listEducators(sql, { ...page, orgId: null, role: null }, NOW),
  'educators of a role': (sql) => listEducators(sql, { ...page, orgId: null, role: 'aide' }, NOW),
  'educators of a role in a school': (sql) => listEducators(sql, { ...page, orgId: school, role: 'aide' }, NOW),
  'ids of a class': (sql) =>
    readPeopleIds(sql, { from: { list: 'class', classId: klass, text: 'a' }, whole: true, offset: 0, limit: 5000 }),
  'ids of students, filtered': (sql) =>
    readPeopleIds(sql, { from: { list: 'students', orgId: school, text: 'a' }, whole: true, offset: 0, limit: 5000 }),
  palette: (sql) => searchPalette(sql, { orgId: null, text: 'ortis', limit: 10 }),
  'palette of a school': (sql) => searchPalette(sql, { orgId: school, text: 'mo', limit: 10 }),
  'products of a person': (sql) =>
    readProductChoices(sql, { userId: brand<never>('ana'), asker: sampleAsker, at: NOW, doneSince: NOW }),
  activity: (sql) => readActivity(sql),
  'a pull': (sql) => {
    const { users, enrollments, classes, assignments } = sampleDistrict();
    const rows = {
      users: users.map((user) => ({ ...user, givenName: 'New' })),
      classes: classes.map((row) => ({ ...row, title: 'New' })),
      enrollments: enrollments.map((row) => ({ ...row, classId: brand<ClassId>('c2') })),
      assignments: assignments.map((row) => ({ ...row, version: 2 })),
    };
    return applyDelta(sql, sampleAsker, deltaOf({ rows, gone: { users: ['eve'] } }), Date.parse(NOW));
  },
};

describe('no table that grows with the district is read from end to end', () => {
  it.each(Object.entries(queries))('for %s', (_, run) => {
    expect(scansOf(run)).toEqual([]);
  });

  it('and one that is would be found', () => {
    expect(scansOf((sql) => sql.all('SELECT COUNT(*) AS n FROM users u WHERE u.grade = ?', ['02']))).toHaveLength(1);
    expect(scansOf((sql) => sql.all("SELECT id FROM users WHERE listed = 1 AND grade = '02'"))).toHaveLength(1);
  });
});
