import { applyDelta } from '../../../electron/service/store/pull.ts';
import { ChangesResponse } from '../../../shared/contract/pull.ts';
import { createRandom } from '../../../server/sample/random.ts';
import { measured } from '../compare.ts';
import type { BenchContext, Measure, MeasureResult } from '../measure.ts';
import { percentile } from '../statistics.ts';
import { sampleDelta } from './sampleDelta.ts';
import { ASKER, NOW, openSampleCopy, type OpenedSample } from './sampleStore.ts';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const ROWS = 100;
const PULLS = 200;
const GOAL = 1.5;

/** What a pull of 100 rows costs, whatever the size of the district. */
export const delta: Measure = { name: 'delta', run };

async function run({ say }: BenchContext): Promise<MeasureResult> {
  const stores = SIZES.map((students) => ({ students, store: openSampleCopy(students, say), values: [] as number[] }));
  const random = createRandom('bench', 'delta');
  try {
    for (let pull = 0; pull < PULLS; pull += 1) {
      // In turns, so that whatever else the machine does meets all sizes.
      for (const { students, store, values } of stores) {
        values.push(timed(store, sampleDelta(random, students, ROWS, pull + 2)));
      }
    }
  } finally {
    for (const { store } of stores) store.close();
  }
  // The first pulls meet a store whose pages are all still on the disk.
  const series = stores.map(({ students, values }) => ({
    name: `${students.toLocaleString('en-US')} students`,
    values: values.slice(PULLS / 4),
  }));
  const medians = series.map(({ values }) => percentile(values, 0.5));
  const ratio = Math.max(...medians) / Math.min(...medians);
  const largest = series[series.length - 1];
  if (!largest) throw new Error('There are no sizes.');
  return {
    name: 'delta',
    workload: `a pull of ${ROWS} altered rows: reading the answer, writing it, one commit (FULL)`,
    unit: 'ms',
    ours: measured(largest),
    peers: [],
    details: series.slice(0, -1).map(measured),
    goal: { text: `flat: median of the largest at most ${GOAL} × the smallest`, reached: ratio <= GOAL },
    notes: [`largest ÷ smallest: ${ratio.toFixed(2)}`, 'people, licenses and enrollments from all over the district'],
  };
}

function timed({ sql }: OpenedSample, text: string): number {
  const began = performance.now();
  applyDelta(sql, ASKER, ChangesResponse.parse(JSON.parse(text)), Date.parse(NOW));
  return performance.now() - began;
}
