import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradeInRange } from '../../shared/roster/grades.ts';
import { readLicenseFiles } from '../../shared/roster/readLicenseFiles.ts';
import { readOneRoster } from '../../shared/roster/readOneRoster.ts';
import type { Roster } from '../../shared/roster/roster.ts';
import {
  PRACTICE_DISTRICT_ADMINISTRATOR,
  PRACTICE_SCHOOL,
  PRACTICE_SCHOOL_ADMINISTRATOR,
  PRACTICE_TEACHER,
} from './practice.ts';
import { writeDistrict } from './writeDistrict.ts';

const TODAY = '2026-10-05';
const FILES = ['assignments.csv', 'licenses.csv', 'products.csv', 'roster.zip'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seatwise-district-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function generate(name: string, students: number, seed: string): string {
  const out = join(folder, name);
  writeDistrict({ students, seed, today: TODAY, out });
  return out;
}

function hashes(out: string): readonly string[] {
  return FILES.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex'),
  );
}

function readBack(out: string) {
  const zip = unzipSync(new Uint8Array(readFileSync(join(out, 'roster.zip'))));
  const result = readOneRoster(Object.entries(zip).map(([name, text]) => ({ name, text })));
  if (!result.ok) throw new Error(result.fatal.message);
  const files = FILES.slice(0, 3).map((name) => ({ name, text: readFileSync(join(out, name), 'utf8') }));
  const licenses = readLicenseFiles(files, result.roster);
  if (!licenses.ok) throw new Error(licenses.fatal.message);
  return { roster: result.roster, report: result.report, licenses };
}

const studentsOf = (roster: Roster) => [...roster.users.values()].filter(({ role }) => role === 'student');

/** How many students each class has. */
function classSizes(roster: Roster): ReadonlyMap<string, number> {
  const sizes = new Map([...roster.classes.keys()].map((id) => [id, 0]));
  for (const { classSourcedId, role } of roster.enrollments.values()) {
    if (role === 'student') sizes.set(classSourcedId, (sizes.get(classSourcedId) ?? 0) + 1);
  }
  return sizes;
}

describe('the same seed', () => {
  it('gives the same bytes, whatever the time zone and the day of the year', () => {
    const zone = process.env['TZ'];
    const first = hashes(generate('first', 500, 'seed'));
    process.env['TZ'] = 'Pacific/Kiritimati';
    const second = hashes(generate('second', 500, 'seed'));
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(second).toEqual(first);
  });

  // A deliberate change of the generator changes these; a difference between two computers must not.
  it('gives the very same bytes on every computer', () => {
    expect(hashes(generate('pinned', 120, '7'))).toEqual(PINNED);
  });

  it('leaves nothing half-written beside the files', () => {
    expect(new Set(readdirSync(generate('whole', 60, 'x')))).toEqual(new Set(FILES));
  });
});

describe('another seed', () => {
  it('gives other people', () => {
    const [a, b] = [hashes(generate('a', 500, 'a')), hashes(generate('b', 500, 'b'))];
    expect(a[3]).not.toBe(b[3]);
    expect(a[0]).not.toBe(b[0]);
  });
});

describe('a district of 2,000 students', () => {
  let district: ReturnType<typeof readBack>;
  beforeAll(() => {
    district = readBack(generate('two-thousand', 2000, '42'));
  });

  it('is read back without a word in either report', () => {
    expect(district.report.entries).toEqual([]);
    expect(district.licenses.report.entries).toEqual([]);
  });

  it('has 2,000 students, each at exactly one school and in a grade that is taught there', () => {
    const students = studentsOf(district.roster);
    expect(students).toHaveLength(2000);
    const misplaced = students.filter(
      ({ orgSourcedIds: [school, ...more], grade }) =>
        more.length > 0 || grade === null || district.roster.orgs.get(school ?? '')?.type !== 'school',
    );
    expect(misplaced).toEqual([]);
  });

  it('has classes of 15 to 32 students, of one grade, with one main teacher', () => {
    const sizes = [...classSizes(district.roster).values()];
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32);
    expect(new Set(sizes).size).toBeGreaterThan(5);
    const main = [...district.roster.enrollments.values()].filter(({ primary }) => primary);
    expect(main).toHaveLength(district.roster.classes.size);
    expect(new Set(main.map(({ classSourcedId }) => classSourcedId)).size).toBe(main.length);
  });

  it('enrolls people at their own school and students in their own grade', () => {
    const { users, classes, enrollments } = district.roster;
    const strays = [...enrollments.values()].filter(({ classSourcedId, userSourcedId }) => {
      const user = users.get(userSourcedId);
      const place = classes.get(classSourcedId);
      const isAtSchool = user?.orgSourcedIds.includes(place?.schoolSourcedId ?? '') === true;
      return !isAtSchool || (user.role === 'student' && !place?.grades.includes(user.grade ?? 'UG'));
    });
    expect(strays).toEqual([]);
  });

  it('has homerooms where children are small and several subjects where they are not', () => {
    const perStudent = new Map<string, number>();
    for (const { userSourcedId, role } of district.roster.enrollments.values()) {
      if (role === 'student') perStudent.set(userSourcedId, (perStudent.get(userSourcedId) ?? 0) + 1);
    }
    const wrong = studentsOf(district.roster).filter(({ sourcedId, grade }) => {
      const classes = perStudent.get(sourcedId) ?? 0;
      if (gradeInRange(grade, 'PK', '05')) return classes !== 1;
      return classes !== (gradeInRange(grade, '06', '08') ? 4 : 5);
    });
    expect(wrong).toEqual([]);
    const types = new Set([...district.roster.classes.values()].map(({ classType }) => classType));
    expect(types).toEqual(new Set(['homeroom', 'scheduled']));
  });

  it('has co-teachers, aides, principals and secretaries', () => {
    const { users, enrollments } = district.roster;
    const roles = new Map<string, number>();
    for (const { role } of users.values()) roles.set(role, (roles.get(role) ?? 0) + 1);
    expect(roles.get('teacher')).toBeGreaterThan(60);
    expect(roles.get('aide')).toBeGreaterThan(3);
    expect(roles.get('schoolAdministrator')).toBeGreaterThanOrEqual(6);
    expect(roles.get('districtAdministrator')).toBeGreaterThanOrEqual(2);
    const coTeachers = [...enrollments.values()].filter(({ role, primary }) => role === 'teacher' && !primary);
    expect(coTeachers.length).toBeGreaterThan(5);
  });

  it('has the practice people where the guide says they are', () => {
    const { users, orgs, enrollments, classes } = district.roster;
    for (const person of [PRACTICE_SCHOOL_ADMINISTRATOR, PRACTICE_DISTRICT_ADMINISTRATOR, PRACTICE_TEACHER]) {
      expect(users.get(person.sourcedId)).toMatchObject(person);
    }
    const school = users.get(PRACTICE_SCHOOL_ADMINISTRATOR.sourcedId)?.orgSourcedIds[0] ?? '';
    expect(orgs.get(school)).toMatchObject({ name: PRACTICE_SCHOOL, rosterSource: 'manual' });
    const taught = [...enrollments.values()].find(({ userSourcedId }) => userSourcedId === PRACTICE_TEACHER.sourcedId);
    expect(classes.get(taught?.classSourcedId ?? '')).toMatchObject({ grades: ['02'], schoolSourcedId: school });
  });

  it('has one school from each roster source', () => {
    const sources = [...district.roster.orgs.values()].map(({ rosterSource }) => rosterSource);
    expect(sources).toEqual([null, 'manual', 'clever', 'classlink']);
  });

  it('gives educators e-mail addresses, each a different one, and students none', () => {
    const adults = [...district.roster.users.values()].filter(({ role }) => role !== 'student');
    expect(adults.filter(({ email }) => email === null)).toEqual([]);
    expect(new Set(adults.map(({ email }) => email)).size).toBe(adults.length);
    expect(studentsOf(district.roster).filter(({ email }) => email !== null)).toEqual([]);
  });

  it('has names from many places', () => {
    const names = [...district.roster.users.values()].map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    for (const sign of [
      /'/,
      /-/,
      /ñ|é|í/,
      /Nguyễn|Trần|Phạm|Lê/,
      /ł|ś|ń/,
      /ʻ/,
      /[\u0400-\u9fff]/,
      / \p{Lu}\S+ \p{Lu}/u,
    ]) {
      expect(
        names.some((name) => sign.test(name)),
        String(sign),
      ).toBe(true);
    }
    expect(new Set(names).size).toBeGreaterThan(names.length * 0.75);
  });
});

describe('the licenses of a district', () => {
  let licenses: ReturnType<typeof readBack>['licenses'];
  beforeAll(() => {
    licenses = readBack(generate('licenses', 2400, '7')).licenses;
  });

  const availableIn = (pool: { poolId: string; quantity: number }) =>
    pool.quantity - licenses.assignments.filter(({ poolId }) => poolId === pool.poolId).length;
  const poolsOf = (code: string) =>
    [...licenses.pools.values()].filter(({ productId }) => licenses.products.get(productId)?.code === code);

  it('cover students and educators, at the district and at schools', () => {
    const audiences = [...licenses.products.values()].map(({ audience }) => audience);
    expect(audiences.filter((audience) => audience === 'student')).toHaveLength(7);
    expect(audiences.filter((audience) => audience === 'educator')).toHaveLength(2);
    expect(poolsOf('KB').map(({ orgSourcedId }) => orgSourcedId)).toEqual(
      expect.arrayContaining(['dst-0001', 'sch-0001']),
    );
  });

  it('are given out for the most part: one pool is empty, one nearly, the others have some left', () => {
    const district = [...licenses.pools.values()].filter(({ orgSourcedId }) => orgSourcedId === 'dst-0001');
    const shares = district.map((pool) => (pool.quantity - availableIn(pool)) / pool.quantity);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.69);
    expect(district.filter((pool) => availableIn(pool) === 0).map(({ poolId }) => poolId)).toEqual([
      'pool-ph-district',
    ]);
    expect(district.filter((pool) => availableIn(pool) === 2).map(({ poolId }) => poolId)).toEqual([
      'pool-ma-district',
    ]);
  });

  it('end with the school year, but for one that ends in three weeks', () => {
    const soon = [...licenses.pools.values()].filter(({ endsOn }) => endsOn < '2026-11-01');
    expect(soon.map(({ poolId, endsOn }) => [poolId, endsOn])).toEqual([['pool-pk-district', '2026-10-26']]);
  });
});

describe('districts of every size', () => {
  it.each([1, 14, 15, 40, 100, 349, 350, 700, 899, 901, 1500, 3100])('%i students: read back whole', (students) => {
    const { roster, report, licenses } = readBack(generate(`size-${students}`, students, 's'));
    expect(report.entries).toEqual([]);
    expect(licenses.report.entries).toEqual([]);
    expect(studentsOf(roster)).toHaveLength(students);
    const sizes = [...classSizes(roster).values()];
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(Math.min(students, 15));
  });

  it('have schools of 350 to 900 students once there are enough', () => {
    const { roster } = readBack(generate('schools', 6000, 'q'));
    const sizes = new Map<string, number>();
    for (const { orgSourcedIds } of studentsOf(roster)) {
      const [school = ''] = orgSourcedIds;
      sizes.set(school, (sizes.get(school) ?? 0) + 1);
    }
    expect(sizes.size).toBe(10);
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(350);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(900);
    expect(sizes.get('sch-0001')).toBe(600);
  });
});

/** SHA-256 of the files in FILES, for 120 students and seed 7. */
const PINNED = [
  '7b21f719b29d0342f2bea450a89f7fc678416bb10f287c3dac90ff1ef652161d',
  '2001d5f7eb2eb99cfe7ebcf6c840796b2c529dcae539161904d973ad2e73af9d',
  '98bc916c78fdc7084ff8423c39c69b9a67cc297e71b79b30f7bfd0ca6205df52',
  '3d23469a4cc9900e8be48d515a7fd1c1ced178ed4f91ecad3a5f34792335db82',
];
