import { searchPeople } from '../../../electron/service/queries/search/searchPeople.ts';
import { beside, measured } from '../compare.ts';
import type { BenchContext, Measure, MeasureResult, Series } from '../measure.ts';
import { percentile } from '../statistics.ts';
import { keystrokes, sampleOf } from './keystrokes.ts';
import { openSampleCopy, type OpenedSample } from './sampleStore.ts';
import { searchPeers, type Person } from './searchPeers.ts';

const SIZES = [100_000, 1_000_000] as const;
const NAMES = 1_000;
const GOAL_MS = 16;
const GOAL_FUSE = 10;

/** Every keystroke of a thousand names, in the district and in one school of it. */
export const search: Measure = { name: 'search', run };

type Sized = Readonly<{ students: number; ours: Series; inSchool: Series; peers: readonly Series[] }>;

async function run({ say }: BenchContext): Promise<MeasureResult> {
  const all = keystrokes(NAMES);
  const sizes = SIZES.map((students, at): Sized => {
    const store = openSampleCopy(students, say);
    try {
      return measureSize(store, students, at, all, say);
    } finally {
      store.close();
    }
  });
  const largest = sizes[sizes.length - 1];
  if (!largest) throw new Error('There are no sizes.');
  const fuse = (size: Sized): number => {
    const peer = size.peers.find(({ name }) => name.startsWith('Fuse'));
    return peer ? percentile(peer.values, 0.95) / percentile(size.ours.values, 0.95) : 0;
  };
  const worst = Math.max(...sizes.map(({ ours }) => percentile(ours.values, 0.95)));
  const lead = Math.min(...sizes.map(fuse));
  return {
    name: 'search',
    workload: `every keystroke of ${NAMES.toLocaleString('en-US')} names (${all.length.toLocaleString('en-US')}), twenty people each`,
    unit: 'ms',
    ours: measured(largest.ours),
    peers: largest.peers.map((peer) => beside(largest.ours, peer, 'p95')),
    details: sizes.flatMap((size) => [
      ...(size === largest ? [] : [measured(size.ours), ...size.peers.map((peer) => beside(size.ours, peer, 'p95'))]),
      measured(size.inSchool),
    ]),
    goal: {
      text: `p95 at most ${GOAL_MS} ms; ahead of Fuse.js by ${GOAL_FUSE} ×`,
      reached: worst <= GOAL_MS && lead >= GOAL_FUSE,
    },
    notes: [
      `ahead of Fuse.js at p95: ${sizes.map((size) => `${fuse(size).toFixed(0)} × at ${size.students.toLocaleString('en-US')}`).join(', ')}`,
      'ours reads an encrypted file and answers with school and grade; the peers but FTS5 hold everything in memory and answer ids',
      'the slower a peer, the fewer of the keystrokes it is asked (n), evenly spread',
    ],
  };
}

function measureSize(
  { sql, folder }: OpenedSample,
  students: number,
  at: number,
  all: readonly string[],
  say: (text: string) => void,
): Sized {
  const size = students.toLocaleString('en-US');
  const ask = (orgId: string | null) => (text: string) =>
    searchPeople(sql, { orgId: orgId as never, text, limit: 20 }).length;
  say(`${size} people`);
  const ours = timed(`Seatwise, ${size}`, all, ask(null));
  const school = sql.get<{ id: string }>("SELECT id FROM orgs WHERE type = 'school' LIMIT 1")?.id ?? null;
  const inSchool = timed(`Seatwise, in one school of ${size}`, sampleOf(all, 3000), ask(school));
  const people = sql.all<Person>('SELECT n AS id, sort_name AS name FROM users');
  const peers = searchPeers.map(({ name, asked, open }): Series => {
    say(`${size} people: ${name}`);
    const peer = open(people, folder);
    try {
      return timed(`${name}, ${size}`, sampleOf(all, asked[at] ?? 0), peer.search);
    } finally {
      peer.close();
    }
  });
  return { students, ours, inSchool, peers };
}

function timed(name: string, texts: readonly string[], find: (text: string) => number): Series {
  for (const text of texts.slice(0, 20)) find(text);
  return {
    name,
    values: texts.map((text) => {
      const began = performance.now();
      find(text);
      return performance.now() - began;
    }),
  };
}
