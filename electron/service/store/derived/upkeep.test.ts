import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableNames } from '../../../../shared/contract/rows.ts';
import { deltaOf, sampleDistrict, sampleOwner, type DistrictRows } from '../../testing/sampleDistrict.ts';
import { loadRows, NOW, sampleAsker, sampleStore } from '../../testing/sampleStore.ts';
import { writeOwner } from '../device.ts';
import { openMemoryStore } from '../openStore.ts';
import { applyDelta } from '../pull.ts';
import { beginSnapshot } from '../snapshot.ts';
import type { Sql } from '../sqlite.ts';
import { markBefore } from './listMarks.ts';
import { turnsOf } from './searchKeys.ts';

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const few = <T>(row: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(row, { maxLength: 3 });
const person = pick('ana', 'bo', 'cyd', 'dee', 'eve', 'ortiz', 'new1', 'new2');
const klass = pick('c1', 'c2', 'c3');
const school = pick('s1', 's2', 's3');

const arbitraryDelta = fc.record({
  rows: fc.record({
    orgs: few(
      fc.record({
        id: school,
        type: pick('school'),
        name: pick('X'),
        parentId: pick('d', null),
        rosterSource: pick('manual'),
      }),
    ),
    users: few(
      fc.record({
        id: person,
        givenName: pick('Ana María', 'Bo', 'Bo Bo'),
        familyName: pick('Núñez', 'de la Cruz', 'Bo'),
        role: pick('student', 'teacher', 'aide'),
        grade: pick(null),
        orgIds: fc.uniqueArray(school, { minLength: 1, maxLength: 2 }),
        status: pick('active', 'inactive'),
        rosterSource: pick('manual'),
      }),
    ),
    classes: few(
      fc.record({
        id: klass,
        title: pick('Art 2', 'Music'),
        orgId: school,
        classType: pick('homeroom'),
        grades: pick([]),
        sessionIds: pick([]),
      }),
    ),
    enrollments: few(
      fc.record({
        id: pick('e1', 'e2', 'e9'),
        classId: klass,
        userId: person,
        role: pick('student', 'teacher'),
        primary: pick(false),
      }),
    ),
    assignments: few(
      fc.record({
        id: pick('a1', 'a2', 'a8', 'a9'),
        userId: person,
        productId: pick('kb', 'ph'),
        poolId: pick('kb1'),
        version: pick(1, 2),
        assignedAt: pick(NOW),
      }),
    ),
  }),
  gone: fc.record({
    users: few(person),
    classes: few(klass),
    enrollments: few(pick('e1', 'e2', 'e3')),
    assignments: few(pick('a1', 'a3', 'a9')),
    orgs: few(pick('s3')),
  }),
});

/** Everything that is computed, without the numbers that only link rows. */
function derived(sql: Sql): Record<string, unknown> {
  return {
    people: sql.all('SELECT id, listed FROM users ORDER BY id'),
    memberships: sql.all('SELECT * FROM user_orgs ORDER BY user_id, org_id'),
    above: sql.all('SELECT * FROM org_above ORDER BY org_id, above_id'),
    counts: sql.all(
      `SELECT * FROM org_people WHERE students + educators + listed_students + listed_educators + classes > 0
       ORDER BY org_id`,
    ),
    seats: sql.all('SELECT * FROM class_people WHERE students <> 0 ORDER BY class_id'),
    keys: sql.all(
      `SELECT k.kind, k.key, COALESCE(c.id, u.id) AS id FROM search_keys k
       LEFT JOIN classes c ON k.kind = 2 AND c.n = k.n LEFT JOIN users u ON k.kind <> 2 AND u.n = k.n ORDER BY 1, 2, 3`,
    ),
    marks: sql.all('SELECT kind, SUM(n) AS n FROM list_marks GROUP BY kind ORDER BY kind'),
  };
}

/** The same store after a snapshot of the rows it holds. */
function anew(sql: Sql): Record<string, unknown> {
  const build = beginSnapshot(sql);
  for (const table of tableNames) build.put(table, rowsOf(sql)[table]);
  for (const step of build.finish()) step();
  const checks = Object.fromEntries(tableNames.map((table) => [table, { count: rowsOf(sql)[table].length, hash: '' }]));
  const head = { type: 'head', epoch: 'e', cursor: 'c', serverTime: NOW, closed: { floor: 0, seqs: [] }, checks };
  expect(build.swap(sampleAsker, head as never, Date.parse(NOW))).toBe(true);
  for (const step of build.clear()) step();
  return derived(sql);
}

function rowsOf(sql: Sql): DistrictRows {
  const all = (table: string): Record<string, unknown>[] => sql.all(`SELECT * FROM ${table}`);
  const json = (value: unknown): unknown => JSON.parse(String(value));
  return {
    orgs: all('orgs').map((row) => ({ ...camel(row) })),
    academicSessions: [],
    users: all('users').map((row) => ({ ...camel(row), orgIds: json(row['org_ids']) })),
    classes: all('classes').map((row) => ({ ...camel(row), grades: json(row['grades']), sessionIds: [] })),
    enrollments: all('enrollments').map((row) => ({ ...camel(row), primary: row['is_primary'] === 1 })),
    products: all('products').map(camel),
    pools: all('pools').map(camel),
    assignments: all('assignments').map(camel),
    waiting: [],
  } as unknown as DistrictRows;
}

function camel(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => [
    name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

describe('what is computed from the roster', () => {
  it('is after any deltas what a snapshot of the same rows makes', () => {
    fc.assert(
      fc.property(fc.array(arbitraryDelta, { minLength: 1, maxLength: 4 }), (deltas) => {
        const sql = openMemoryStore();
        writeOwner(sql, sampleOwner, '11111111-1111-4111-8111-111111111111');
        loadRows(sql, sampleDistrict());
        for (const delta of deltas) applyDelta(sql, sampleAsker, deltaOf(delta as never), Date.parse(NOW));
        const kept = derived(sql);
        expect(kept).toEqual(anew(sql));
        sql.close();
      }),
      { numRuns: Number(process.env['SEATWISE_MODEL_RUNS'] ?? 30) },
    );
  });

  it('a row that a snapshot carries twice counts once, as it came last', () => {
    const { sql } = sampleStore();
    const build = beginSnapshot(sql);
    const rows = rowsOf(sql);
    for (const table of tableNames) build.put(table, rows[table]);
    build.put('users', rows.users.map((user) => ({ ...user, givenName: 'Late' })) as never);
    for (const step of build.finish()) step();
    const found = sql.all<{ given_name: string }>('SELECT given_name FROM next_users');
    expect(found.map((row) => row.given_name)).toEqual(rows.users.map(() => 'Late'));
  });
});

describe('the turns of a name', () => {
  it('begin with each of its words in turn', () => {
    expect(turnsOf('de la cruz dee')).toEqual(['de la cruz dee', 'la cruz dee de', 'cruz dee de la', 'dee de la cruz']);
    expect(turnsOf('bo bo')).toEqual(['bo bo']);
    expect(turnsOf('')).toEqual([]);
  });
});

describe('marks of a long list', () => {
  it('lead to the row at any place, also after people came and went', () => {
    const { sql } = sampleStore();
    const user = (n: number): unknown => ({
      ...(rowsOf(sql).users[0] as object),
      id: `many${String(n).padStart(5, '0')}`,
      givenName: 'Any',
      familyName: `Name ${String((n * 7919) % 2500).padStart(5, '0')}`,
    });
    const many = Array.from({ length: 2500 }, (_, n) => user(n));
    const build = beginSnapshot(sql);
    build.put('users', many as never);
    for (const step of build.finish()) step();
    const head = { type: 'head', epoch: 'e', cursor: 'c', serverTime: NOW, closed: { floor: 0, seqs: [] } };
    const checks = Object.fromEntries(
      tableNames.map((table) => [table, { count: table === 'users' ? 2500 : 0, hash: '' }]),
    );
    build.swap(sampleAsker, { ...head, checks } as never, Date.parse(NOW));
    const leave = Array.from({ length: 700 }, (_, n) => `many${String(n * 3).padStart(5, '0')}`);
    applyDelta(sql, sampleAsker, deltaOf({ gone: { users: leave } }), Date.parse(NOW));
    const names = sql.all<{ id: string }>('SELECT id FROM users WHERE listed = 1 ORDER BY sort_name, id');
    for (const place of [0, 1, 699, 700, 1250, 1799]) {
      const mark = markBefore(sql, 0, place);
      const [row] = sql.all<{ id: string }>(
        'SELECT id FROM users WHERE listed = 1 AND (sort_name, id) >= (?, ?) ORDER BY sort_name, id LIMIT 1 OFFSET ?',
        [mark.sortName, mark.id, place - mark.before],
      );
      expect(row).toEqual(names[place]);
    }
    expect(markBefore(sql, 0, 1799).before).toBeGreaterThan(0);
  });
});
