import { join } from 'node:path';
import { PROJECT_ROOT } from '../e2e/application.ts';
import { beside, measured } from './compare.ts';
import { CLASSES, DASHBOARD, EMPTY_WINDOW } from './moments.ts';
import type { BenchContext, Measure, MeasureResult, Series } from './measure.ts';
import { startWatched, type Moment } from './startWatched.ts';
import { percentile } from './statistics.ts';

const STARTS = 12;
const GOAL = 1.6;

/** From the spawn of the process to the first list of cached rosters, without a network. */
export const startup: Measure = { name: 'startup', run };

async function run({ electron, office, say }: BenchContext): Promise<MeasureResult> {
  const { userDataDir, emptyUserDataDir } = await office();
  const app = { electron, appFolder: PROJECT_ROOT, userDataDir, moments: [DASHBOARD, CLASSES] };
  const empty = {
    electron,
    appFolder: join(PROJECT_ROOT, 'test/bench/emptyWindow'),
    userDataDir: emptyUserDataDir,
    moments: [EMPTY_WINDOW],
  };
  const times = new Map<string, number[]>();
  // The first start of each fills the disk cache and counts for neither.
  for (let start = -1; start < STARTS; start += 1) {
    say(start < 0 ? 'one start of each to warm up' : `start ${start + 1} of ${STARTS}`);
    for (const options of start % 2 === 0 ? [app, empty] : [empty, app]) {
      const watched = await startWatched(options);
      await watched.stop();
      if (start < 0) continue;
      for (const [name, time] of watched.moments) times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  const series = (name: string, { name: moment }: Moment): Series => ({ name, values: times.get(moment) ?? [] });
  const ours = series('Seatwise, dashboard with counts', DASHBOARD);
  const peer = series('empty window', EMPTY_WINDOW);
  const opened = series('', CLASSES).values.map(
    (time, index) => time - (times.get(`${CLASSES.name}:clicked`)?.[index] ?? 0),
  );
  const ratio = percentile(ours.values, 0.5) / percentile(peer.values, 0.5);
  return {
    name: 'startup',
    workload: 'spawn of the process to the painted dashboard with the counts of 100,000 cached students, offline',
    unit: 'ms',
    ours: measured(ours),
    peers: [beside(ours, peer, 'median')],
    details: [
      measured(series('spawn to the painted list of classes, opened by a click', CLASSES)),
      measured({ name: 'click to the painted list of classes', values: opened }),
    ],
    goal: { text: `median at most ${GOAL} × the empty window`, reached: ratio <= GOAL },
    notes: [],
  };
}
