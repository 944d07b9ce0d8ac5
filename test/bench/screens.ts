import type { Page } from 'playwright';
import { startApplication } from '../e2e/application.ts';
import { goTo, waitForDashboard } from '../e2e/screens.ts';
import { openBoardOfGrade } from './board.ts';
import { measured } from './compare.ts';
import { armPaintWatch, takePaint } from './frameWatch.ts';
import type { BenchContext, Measure, MeasureResult, Series } from './measure.ts';
import { percentile } from './statistics.ts';
import { UNHURRIED } from './unhurried.ts';

const ROUNDS = 20;
const GOAL_MS = 100;

/** A screen of the navigation, and what of it tells that its first list is there. */
const SCREENS = [
  { name: 'My Classes & Students', shows: '.classes .grid-row th' },
  { name: 'User Management', shows: '.users .tile b' },
  { name: 'License Board', shows: '.board-card' },
  { name: 'Dashboard', shows: '.product-card .product-available' },
] as const;

/** From a click in the navigation to the painted first list of the screen, among 100,000 students. */
export const screens: Measure = { name: 'screens', run };

async function run({ office, say }: BenchContext): Promise<MeasureResult> {
  const { userDataDir } = await office();
  const app = await startApplication({ userDataDir, switches: UNHURRIED });
  try {
    await waitForDashboard(app.page);
    return await measure(app.page, say);
  } finally {
    await app.stop();
  }
}

async function measure(page: Page, say: BenchContext['say']): Promise<MeasureResult> {
  const times = new Map<string, number[]>();
  await openBoardOfGrade(page);
  await goTo(page, 'Dashboard');
  // The first time each list is opened its statements are prepared: told apart.
  for (let round = 0; round <= ROUNDS; round += 1) {
    say(round === 0 ? 'each screen for the first time' : `round ${round} of ${ROUNDS}`);
    for (const { name, shows } of SCREENS) {
      await armPaintWatch(page, 'click', shows, '');
      await goTo(page, name);
      const key = round === 0 ? `${name}, the first time` : name;
      times.set(key, [...(times.get(key) ?? []), await takePaint(page)]);
      // What the screen asks besides its list is not part of the next one's time.
      await page.waitForTimeout(300);
    }
  }
  const series = [...times].map(([name, values]): Series => ({ name, values }));
  const again = series.filter(({ values }) => values.length > 1);
  const all = { name: 'any of them, again', values: again.flatMap(({ values }) => values) };
  const slowest = Math.max(...again.map(({ values }) => percentile(values, 0.95)));
  return {
    name: 'screens',
    workload: 'a click in the navigation to the painted first list of the screen, 100,000 students',
    unit: 'ms',
    ours: measured(all),
    peers: [],
    details: series.map(measured),
    goal: { text: `p95 of each at most ${GOAL_MS} ms`, reached: slowest <= GOAL_MS },
    notes: ['frames are drawn as soon as there is something to draw (no 60 Hz screen)'],
  };
}
