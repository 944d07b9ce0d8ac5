import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../e2e/application.ts';
import { beside, measured } from './compare.ts';
import type { BenchContext, Measure, MeasureResult } from './measure.ts';
import { DASHBOARD, EMPTY_WINDOW } from './moments.ts';
import { memoryOf, type Memory } from './processTree.ts';
import { startWatched, type WatchedOptions } from './startWatched.ts';
import { percentile } from './statistics.ts';

const STARTS = 5;
const GOAL = 1.5;
const SETTLE_MS = 3_000;

/** What all processes hold in memory once the first list stands. */
export const memory: Measure = { name: 'memory', run };

async function run({ electron, office, say }: BenchContext): Promise<MeasureResult> {
  if (process.platform !== 'linux') throw new Error('memory is read from /proc, which only Linux has.');
  const { userDataDir, emptyUserDataDir } = await office();
  const app = { electron, appFolder: PROJECT_ROOT, userDataDir, moments: [DASHBOARD] };
  const empty = {
    electron,
    appFolder: join(PROJECT_ROOT, 'test/bench/emptyWindow'),
    userDataDir: emptyUserDataDir,
    moments: [EMPTY_WINDOW],
    env: { SEATWISE_BENCH_UTILITY: '1' },
  };
  const ours: Memory[] = [];
  const peer: Memory[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    say(`start ${start + 1} of ${STARTS}`);
    ours.push(await weigh(app));
    peer.push(await weigh(empty));
  }
  const series = (name: string, from: readonly Memory[], of: 'pss' | 'rss') => ({
    name,
    values: from.map((sample) => sample[of]),
  });
  const pss = series('Seatwise', ours, 'pss');
  const peerPss = series('empty window and utility process', peer, 'pss');
  const ratio = percentile(pss.values, 0.5) / percentile(peerPss.values, 0.5);
  return {
    name: 'memory',
    workload: `all processes (PSS) ${SETTLE_MS / 1000} s after the dashboard of 100,000 cached students was painted`,
    unit: 'MiB',
    ours: measured(pss),
    peers: [beside(pss, peerPss, 'median')],
    details: [
      measured(series('Seatwise, RSS', ours, 'rss')),
      measured(series('empty window and utility process, RSS', peer, 'rss')),
    ],
    goal: { text: `median at most ${GOAL} × the empty window with an empty utility process`, reached: ratio <= GOAL },
    notes: [`processes: Seatwise ${ours[0]?.processes ?? 0}, empty window ${peer[0]?.processes ?? 0}`],
  };
}

async function weigh(options: WatchedOptions): Promise<Memory> {
  const watched = await startWatched(options);
  await pause(SETTLE_MS);
  const sample = memoryOf(watched.pid);
  await watched.stop();
  return sample;
}
