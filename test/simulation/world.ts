import type { Day } from '../../shared/contract/ids.ts';
import type { Account } from '../../shared/contract/session.ts';
import * as z from 'zod';
import { tableNames, tables } from '../../shared/contract/rows.ts';
import { seedOf, dice, type Dice } from './random.ts';
import type { Rows } from './site.ts';

/** Where and when a run takes place. */
export type World = Readonly<{
  rows: Rows;
  accounts: readonly Account[];
  districtId: string;
  timeZone: string;
  /** The real time at the start, whatever the computers' clocks say. */
  startsAt: number;
}>;

/** Ordinary days, and nights in which the clocks change or a term ends. */
const STARTS = [
  '2025-10-01T12:00:00Z',
  '2025-11-02T05:50:00Z',
  '2026-03-08T06:50:00Z',
  '2026-06-30T03:55:00Z',
  '2025-12-31T23:50:00Z',
];
/** And some minutes before midnight in each zone, when what is for a day to come falls due. */
const NIGHTS: Readonly<Record<string, string>> = {
  'America/New_York': '2026-06-30T03:58:00Z',
  'America/Los_Angeles': '2026-03-08T07:58:00Z',
  'Pacific/Honolulu': '2025-10-15T09:58:00Z',
  'America/St_Johns': '2025-11-02T02:28:00Z',
};
const ZONES = Object.keys(NIGHTS);

/** A small district: few people and fewer licenses, so that everything meets. */
export function makeWorld(seed: number): World {
  const random = dice(seedOf(seed, 'world'));
  const schools = ['s1', 's2'];
  const students = Array.from({ length: random.int(6, 12) }, (_, n) => student(`u${n}`, random.pick(schools), random));
  const products = Array.from({ length: random.int(2, 4) }, (_, n) => product(`p${n}`, random));
  const pools: Record<string, unknown>[] = products.flatMap(({ id }) => poolsOf(id, random));
  const assignments = givenAtStart(students, pools, random);
  const classes = ['c1', 'c2', 'c3'].map((id) => ({
    id,
    title: id,
    orgId: id === 'c3' ? 's2' : 's1',
    classType: 'homeroom',
    grades: ['02'],
    sessionIds: [],
  }));
  const enrollments = students
    .filter(() => random.chance(0.7))
    .map(({ id }) => ({
      id: `e-${id}`,
      classId: random.pick(['c1', 'c2', 'c3']),
      userId: id,
      role: 'student',
      primary: false,
    }));
  const rows: Record<string, unknown[]> = {
    orgs: [
      { id: 'd', type: 'district', name: 'Valley District', parentId: null, rosterSource: 'manual' },
      ...schools.map((id) => ({ id, type: 'school', name: id, parentId: 'd', rosterSource: 'manual' })),
    ],
    academicSessions: [],
    users: students,
    classes,
    enrollments,
    products,
    pools,
    assignments,
    waiting: [],
  };
  // Parsed, so that a world that breaks the contract fails by itself.
  const parsed = tableNames.map((table) => [table, z.array(tables[table] as z.ZodType).parse(rows[table])]);
  const timeZone = random.pick(ZONES);
  return {
    rows: Object.fromEntries(parsed) as Rows,
    accounts: [
      account('acc1', 'districtAdministrator', ['d']),
      account('acc2', 'schoolAdministrator', ['s1']),
      account('acc3', 'schoolAdministrator', ['s1', 's2']),
    ],
    districtId: 'd',
    timeZone,
    startsAt: Date.parse(random.chance(0.3) ? (NIGHTS[timeZone] ?? '') : random.pick(STARTS)),
  };
}

function student(
  id: string,
  school: string,
  random: Dice,
): Readonly<{ id: string; orgIds: readonly string[]; [member: string]: unknown }> {
  return {
    id,
    givenName: `Given ${id}`,
    familyName: `Family ${id}`,
    role: 'student',
    grade: random.pick(['KG', '02', '05', null]),
    orgIds: random.chance(0.15) ? ['s1', 's2'] : [school],
    status: random.chance(0.06) ? 'inactive' : 'active',
    rosterSource: 'manual',
  };
}

function product(id: string, random: Dice): Readonly<{ id: string; [member: string]: unknown }> {
  const limited = random.chance(0.2);
  return {
    id,
    name: id,
    code: 'KB',
    audience: 'student',
    minGrade: limited ? 'KG' : null,
    maxGrade: limited ? '03' : null,
    color: 'teal',
  };
}

function poolsOf(productId: string, random: Dice): Record<string, unknown>[] {
  const at = random.pick([['d'], ['d'], ['s1', 'd'], ['s1', 's2'], ['d', 's2']]);
  return at.map((orgId, n) => ({
    id: `${productId}-${orgId}-${n}`,
    productId,
    orgId,
    quantity: random.int(1, 4),
    assigned: 0,
    startsOn: '2025-07-01',
    endsOn: random.chance(0.1) ? '2025-12-31' : '2026-06-30',
  }));
}

/** Some hold a license already; counts are kept in the pools. */
function givenAtStart(
  students: readonly Readonly<{ id: string; orgIds: readonly string[] }>[],
  pools: Record<string, unknown>[],
  random: Dice,
): unknown[] {
  const given: Record<string, unknown>[] = [];
  for (const { id, orgIds } of students) {
    for (const pool of pools) {
      const serves = pool['orgId'] === 'd' || orgIds.includes(String(pool['orgId']));
      const has = given.some((held) => held['userId'] === id && held['productId'] === pool['productId']);
      if (!serves || has || Number(pool['assigned']) >= Number(pool['quantity']) || !random.chance(0.3)) continue;
      pool['assigned'] = Number(pool['assigned']) + 1;
      given.push({
        id: `a-${id}-${String(pool['id'])}`,
        userId: id,
        productId: pool['productId'],
        poolId: pool['id'],
        version: 1,
        assignedAt: '2025-08-01T08:00:00.000Z',
      });
    }
  }
  return given;
}

function account(id: string, role: string, orgIds: readonly string[]): Account {
  return { id, displayName: id, email: `${id}@example.org`, role, orgIds, userId: null } as unknown as Account;
}

/** The calendar day at a moment. */
export function dayIn(timeZone: string, moment: number): Day {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone });
    formats.set(timeZone, format);
  }
  return format.format(moment);
}

const formats = new Map<string, Intl.DateTimeFormat>();
