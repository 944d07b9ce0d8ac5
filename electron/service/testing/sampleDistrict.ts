import type { ChangesResponse, Checks } from '../../../shared/contract/pull.ts';
import type { Account } from '../../../shared/contract/session.ts';
import * as z from 'zod';
import { tables, tableNames, type RowOf, type TableName } from '../../../shared/contract/rows.ts';
import { formatHash, hashRows } from '../../../shared/contract/rowHash.ts';
import type { Owner } from '../store/device.ts';

/** All rows of a district, by table. */
export type DistrictRows = { [T in TableName]: RowOf<T>[] };

const org = (id: string, type: string, name: string, source = 'manual'): unknown => ({
  id,
  type,
  name,
  parentId: type === 'district' ? null : 'd',
  rosterSource: source,
});

const student = (id: string, givenName: string, familyName: string, school = 's1'): unknown => ({
  id,
  givenName,
  familyName,
  role: 'student',
  grade: '02',
  orgIds: [school],
  status: 'active',
  rosterSource: 'manual',
});

const pool = (id: string, productId: string, quantity: number, assigned: number): unknown => ({
  id,
  productId,
  orgId: 'd',
  quantity,
  assigned,
  startsOn: '2025-07-01',
  endsOn: '2026-06-30',
});

const held = (id: string, userId: string, productId: string, poolId: string): unknown => ({
  id,
  userId,
  productId,
  poolId,
  version: 1,
  assignedAt: '2025-08-01T08:00:00.000Z',
});

/**
 * A small district: two schools, one class with four students. Keyboarding has licenses left (Ana and Bo hold one),
 * Phonics has none (Cyd and Dee hold both).
 */
export function sampleDistrict(): DistrictRows {
  const rows: Record<TableName, unknown[]> = {
    orgs: [
      org('d', 'district', 'Valley District'),
      org('s1', 'school', 'Alder Creek'),
      org('s2', 'school', 'Birch Hill'),
    ],
    academicSessions: [],
    users: [
      student('ana', 'Ana', 'Núñez'),
      student('bo', 'Bo', "O'Brien"),
      student('cyd', 'Cyd', 'Łukasz'),
      student('dee', 'Dee', 'de la Cruz'),
      student('eve', 'Eve', 'Zhou', 's2'),
      {
        id: 'ortiz',
        givenName: 'Marta',
        familyName: 'Ortiz',
        role: 'teacher',
        grade: null,
        orgIds: ['s1'],
        status: 'active',
        rosterSource: 'manual',
      },
    ],
    classes: [
      { id: 'c1', title: 'Grade 2, Room 4', orgId: 's1', classType: 'homeroom', grades: ['02'], sessionIds: [] },
      { id: 'c2', title: 'Empty class', orgId: 's2', classType: 'scheduled', grades: [], sessionIds: [] },
    ],
    enrollments: [
      { id: 'e0', classId: 'c1', userId: 'ortiz', role: 'teacher', primary: true },
      ...['ana', 'bo', 'cyd', 'dee'].map((userId, n) => ({
        id: `e${n + 1}`,
        classId: 'c1',
        userId,
        role: 'student',
        primary: false,
      })),
    ],
    products: [
      { id: 'kb', name: 'Keyboarding', code: 'KB', audience: 'student', minGrade: null, maxGrade: null, color: 'teal' },
      { id: 'ph', name: 'Phonics', code: 'PH', audience: 'student', minGrade: 'KG', maxGrade: '03', color: 'plum' },
      { id: 'tg', name: 'Guide', code: 'TG', audience: 'educator', minGrade: null, maxGrade: null, color: 'slate' },
    ],
    pools: [pool('kb1', 'kb', 10, 2), pool('ph1', 'ph', 2, 2), pool('tg1', 'tg', 5, 0)],
    assignments: [
      held('a1', 'ana', 'kb', 'kb1'),
      held('a2', 'bo', 'kb', 'kb1'),
      held('a3', 'cyd', 'ph', 'ph1'),
      held('a4', 'dee', 'ph', 'ph1'),
    ],
    waiting: [],
  };
  // Parsed, so that a fixture that breaks the contract fails by itself.
  const parsed = tableNames.map((table) => [table, z.array(tables[table]).parse(rows[table])]);
  return Object.fromEntries(parsed) as DistrictRows;
}

export const sampleAccount = {
  id: 'acc-1',
  displayName: 'Dana Whitfield',
  email: 'dana.whitfield@example.org',
  role: 'schoolAdministrator',
  orgIds: ['s1'],
  userId: null,
} as unknown as Account;

export const sampleOwner = {
  account: sampleAccount,
  district: { id: 'd', name: 'Valley District', timeZone: 'America/New_York' },
  serverUrl: 'http://127.0.0.1:1',
} as unknown as Owner;

/** Every id of the sample is plain text; this lends it whatever brand the contract asks for. */
export function brand<T extends string>(id: string): T {
  return id as T;
}

/** What a server that has these rows says of them. */
export function checksOf(rows: DistrictRows): Checks {
  const checks = tableNames.map((table) => {
    return [table, { count: rows[table].length, hash: formatHash(hashRows(rows[table])) }];
  });
  return Object.fromEntries(checks) as Checks;
}

/** A delta that says nothing but what is given. */
export function deltaOf(part: {
  rows?: Partial<DistrictRows>;
  gone?: Partial<Record<TableName, string[]>>;
  closed?: { floor: number; seqs: number[] };
  epoch?: string;
}): ChangesResponse {
  const empty = <T>(make: () => T): Record<TableName, T> =>
    Object.fromEntries(tableNames.map((table) => [table, make()])) as Record<TableName, T>;
  return {
    epoch: part.epoch ?? 'epoch-1',
    cursor: 'cursor-2',
    serverTime: '2025-10-01T12:00:00.000Z',
    rows: { ...empty(() => [] as never[]), ...part.rows },
    gone: { ...empty(() => [] as string[]), ...part.gone },
    closed: part.closed ?? { floor: 0, seqs: [] },
    checks: null,
  };
}
