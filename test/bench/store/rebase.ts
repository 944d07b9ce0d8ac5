import { saveChanges } from '../../../electron/service/changes/saveChanges.ts';
import { applyDelta } from '../../../electron/service/store/pull.ts';
import { uuid7 } from '../../../electron/service/sync/uuid7.ts';
import { Intent } from '../../../shared/contract/change.ts';
import { ChangesResponse } from '../../../shared/contract/pull.ts';
import { createRandom } from '../../../server/sample/random.ts';
import { beside, measured } from '../compare.ts';
import type { BenchContext, Measure, MeasureResult } from '../measure.ts';
import { percentile } from '../statistics.ts';
import { writeBare } from './bareRows.ts';
import { sampleDelta } from './sampleDelta.ts';
import { idOf, productOf } from './sampleRows.ts';
import { ASKER, NOW, openSampleCopy, type OpenedSample } from './sampleStore.ts';

const STUDENTS = 100_000;
const PENDING = 1_000;
const ROWS = 1_000;
const PULLS = 100;
const GOAL_MS = 16;

/** A pull under a thousand pending changes: the view is server's truth plus pending, and nothing flickers. */
export const rebase: Measure = { name: 'rebase', run };

async function run({ say }: BenchContext): Promise<MeasureResult> {
  const store = openSampleCopy(STUDENTS, say);
  const bareStore = openSampleCopy(STUDENTS, say);
  const random = createRandom('bench', 'rebase');
  const reading: number[] = [];
  const writing: number[] = [];
  const bare: number[] = [];
  try {
    queue(store);
    for (let pull = 0; pull < PULLS; pull += 1) {
      const text = sampleDelta(random, STUDENTS, ROWS, pull + 2);
      const began = performance.now();
      const answer = ChangesResponse.parse(JSON.parse(text));
      const read = performance.now();
      applyDelta(store.sql, ASKER, answer, Date.parse(NOW));
      reading.push(read - began);
      writing.push(performance.now() - read);
      const again = performance.now();
      writeBare(bareStore.sql, answer);
      bare.push(performance.now() - again);
    }
  } finally {
    store.close();
    bareStore.close();
  }
  const warm = PULLS / 4;
  const ours = { name: 'Seatwise, rows written, predictions renewed, committed', values: writing.slice(warm) };
  const p95 = percentile(ours.values, 0.95);
  return {
    name: 'rebase',
    workload: `a pull of ${ROWS} rows with ${PENDING} changes pending over ${STUDENTS.toLocaleString('en-US')} students`,
    unit: 'ms',
    ours: measured(ours),
    peers: [
      beside(
        ours,
        { name: 'bare: the same rows replaced in the same tables, one commit', values: bare.slice(warm) },
        'p95',
      ),
    ],
    details: [measured({ name: 'reading and checking the answer before that', values: reading.slice(warm) })],
    goal: { text: `p95 at most ${GOAL_MS} ms`, reached: p95 <= GOAL_MS },
    notes: [
      'every hundredth row is of a person with a pending change',
      'bare keeps neither search, counts and places in lists nor predictions true',
    ],
  };
}

/** Removes a license of a thousand students, and sends nothing. */
function queue({ sql }: OpenedSample): void {
  const intents = Array.from({ length: PENDING }, (_, index) => {
    const n = index * (STUDENTS / PENDING);
    return Intent.parse({ kind: 'unassign', userId: idOf('stud', n), productId: productOf(n) });
  });
  let made = 0;
  const newId = (): string => {
    made += 1;
    return uuid7(Date.parse(NOW) + made, new Uint8Array(10));
  };
  const { saved } = saveChanges({ sql, asker: ASKER, at: NOW, newId }, 'Bench', intents);
  if (saved.length !== PENDING) throw new Error(`Only ${saved.length} changes were saved.`);
}
