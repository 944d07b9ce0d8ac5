import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassId, OrgId, UserId } from '../../../shared/contract/ids.ts';
import { readActivity } from '../../../electron/service/queries/activity.ts';
import { listClasses } from '../../../electron/service/queries/classes.ts';
import { readDashboard } from '../../../electron/service/queries/dashboard.ts';
import { listEducators } from '../../../electron/service/queries/educators.ts';
import { listClassStudents, listStudents } from '../../../electron/service/queries/people.ts';
import { readProductChoices } from '../../../electron/service/queries/productChoices.ts';
import { searchPeople } from '../../../electron/service/queries/search/searchPeople.ts';
import { createRandom, type Random } from '../../../server/sample/random.ts';
import { measured } from '../compare.ts';
import type { BenchContext, Measure, MeasureResult } from '../measure.ts';
import { percentile } from '../statistics.ts';
import { idOf } from './sampleRows.ts';
import { ASKER, NOW, openSampleCopy, type OpenedSample } from './sampleStore.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const ROUNDS = 60;
const GOAL = 2;
/** Below this a difference is the clock's and the cache's, and nobody's wait. */
const NOTHING_MS = 0.5;

/** What every screen asks, in a district of ten thousand and of a million. */
export const scale: Measure = { name: 'scale', run };

type Ask = (store: OpenedSample, students: number, random: Random) => unknown;
const page = { text: '', offset: 0, limit: 100 };
const anyOf = (total: number, random: Random): number => random.int(0, Math.max(0, total - 100));
const anySchool = (students: number, random: Random): OrgId =>
  idOf('scho', random.int(0, Math.floor(students / 600) - 1)) as OrgId;

const questions: Readonly<Record<string, Ask>> = {
  'dashboard of the district': ({ sql }) => readDashboard(sql, null, ASKER.today),
  'dashboard of a school': ({ sql }, students, random) => readDashboard(sql, anySchool(students, random), ASKER.today),
  'all classes, anywhere in the list': ({ sql }, students, random) =>
    listClasses(sql, { ...page, orgId: null, offset: anyOf(students / 10, random) }),
  'classes of a school': ({ sql }, students, random) =>
    listClasses(sql, { ...page, orgId: anySchool(students, random) }),
  'classes, filtered': ({ sql }) => listClasses(sql, { ...page, orgId: null, text: 'math ro' }),
  'students of a class': ({ sql }, students, random) =>
    listClassStudents(sql, { ...page, classId: idOf('clas', random.int(0, students / 10 - 1)) as ClassId }, NOW),
  'all students, anywhere in the list': ({ sql }, students, random) =>
    listStudents(sql, { ...page, orgId: null, offset: anyOf(students, random) }, NOW),
  'students of a school': ({ sql }, students, random) =>
    listStudents(sql, { ...page, orgId: anySchool(students, random) }, NOW),
  'students, filtered by one letter': ({ sql }) => listStudents(sql, { ...page, orgId: null, text: 'm' }, NOW),
  'students, filtered by a name': ({ sql }) => listStudents(sql, { ...page, orgId: null, text: 'mar ort' }, NOW),
  'all educators, anywhere in the list': ({ sql }, students, random) =>
    listEducators(sql, { ...page, orgId: null, role: null, offset: anyOf(students / 12, random) }, NOW),
  'products of a person': ({ sql }, students, random) =>
    readProductChoices(sql, {
      userId: idOf('stud', random.int(0, students - 1)) as UserId,
      asker: ASKER,
      at: NOW,
      doneSince: NOW,
    }),
  'search, one letter': ({ sql }) => searchPeople(sql, { orgId: null, text: 'm', limit: 20 }),
  'search, a name': ({ sql }) => searchPeople(sql, { orgId: null, text: 'maria or', limit: 20 }),
  'search, one letter wrong': ({ sql }) => searchPeople(sql, { orgId: null, text: 'olviia smiht', limit: 20 }),
  activity: ({ sql }) => readActivity(sql),
};

async function run({ say }: BenchContext): Promise<MeasureResult> {
  const names = Object.keys(questions);
  const sizes = SIZES.map((students) => {
    const store = openSampleCopy(students, say);
    const fileMiB = statSync(join(store.folder, 'store.db')).size / 2 ** 20;
    const times = new Map(names.map((name) => [name, [] as number[]]));
    return { students, store, fileMiB, times };
  });
  try {
    say(`${ROUNDS} rounds of ${names.length} questions`);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of names) {
        for (const { students, store, times } of sizes) {
          const random = createRandom('bench', 'scale', name, round);
          const began = performance.now();
          questions[name]?.(store, students, random);
          times.get(name)?.push(performance.now() - began);
        }
      }
    }
  } finally {
    for (const { store } of sizes) store.close();
  }
  const medianOf = (at: number, name: string): number =>
    percentile(sizes[at]?.times.get(name)?.slice(ROUNDS / 4) ?? [], 0.5);
  const last = sizes.length - 1;
  const ratios = names.map((name) => {
    const [small, large] = [medianOf(0, name), medianOf(last, name)];
    return { name, small, large, ratio: large - small < NOTHING_MS ? 1 : large / small };
  });
  const worst = ratios.reduce((most, one) => (one.ratio > most.ratio ? one : most));
  const all = (at: number): number[] => names.map((name) => medianOf(at, name));
  return {
    name: 'scale',
    workload: `${names.length} questions of the screens at ${SIZES.map((size) => size.toLocaleString('en-US')).join(', ')} students; their medians`,
    unit: 'ms',
    ours: measured({ name: 'a million students', values: all(last) }),
    peers: [],
    details: [
      measured({ name: '10,000 students', values: all(0) }),
      measured({ name: '100,000 students', values: all(1) }),
      ...names.map((name) =>
        measured({ name: `a million: ${name}`, values: sizes[last]?.times.get(name)?.slice(ROUNDS / 4) ?? [] }),
      ),
    ],
    goal: { text: `each question flat within ${GOAL} ×`, reached: worst.ratio <= GOAL },
    notes: [
      `store files: ${sizes.map(({ fileMiB }) => `${fileMiB.toFixed(0)} MiB`).join(', ')}`,
      `largest of 1,000,000 ÷ 10,000: ${worst.ratio.toFixed(1)} (${worst.name}: ${worst.small.toFixed(2)} and ${worst.large.toFixed(2)} ms)`,
      `over ${GOAL} ×: ${
        ratios
          .filter(({ ratio }) => ratio > GOAL)
          .map(({ name, ratio }) => `${name} ${ratio.toFixed(1)}`)
          .join('; ') || 'none'
      }`,
      `a difference below ${NOTHING_MS} ms counts as none; each store keeps at most 32 MB of pages in memory`,
      `the list of schools is not among them: it grows with the number of schools (1,667 at a million students)`,
    ],
  };
}
