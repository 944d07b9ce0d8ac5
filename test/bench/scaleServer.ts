import type { BenchContext, Measure, MeasureResult } from './measure.ts';
import { beside, measured } from './compare.ts';
import { makeStage, type Stage } from './server/stage.ts';
import { percentile } from './statistics.ts';

const SMALL = { students: 10_000, schools: 12 };
const BIG = { students: 1_000_000, schools: 1_200 };
const ROUNDS = 30;
const GOAL = 1.5;

/** A push of 100 changes in a district of a million students beside the same in one of ten thousand. */
export const scaleServer: Measure = { name: 'scale-server', run };

async function run({ say }: BenchContext): Promise<MeasureResult> {
  const stages: Stage[] = [];
  try {
    for (const size of [SMALL, BIG]) {
      say(`a district of ${size.students.toLocaleString('en-US')} students`);
      stages.push(await makeStage('postgresql', size, 1));
    }
    const times = stages.map((): number[] => []);
    const loads = stages.map((stage) => stage.nextLoad(ROUNDS + 2)[0]?.bodies ?? []);
    for (let round = 0; round < ROUNDS + 2; round += 1) {
      for (const [which, stage] of stages.entries()) {
        const took = await push(stage, loads[which]?.[round] ?? '');
        // The first pushes fill caches and prepare statements.
        if (round >= 2) times[which]?.push(took);
      }
    }
    const [small = [], big = []] = times;
    const ours = { name: '1,000,000 students', values: big };
    const ratio = percentile(big, 0.5) / percentile(small, 0.5);
    return {
      name: 'scale-server',
      workload: 'one push of 100 licenses by one device, PostgreSQL, 3 enrollments and 2 licenses per student',
      unit: 'ms',
      ours: measured(ours),
      peers: [beside(ours, { name: '10,000 students', values: small }, 'median')],
      details: [],
      goal: { text: `median at most ${GOAL} × that of 10,000 students`, reached: ratio <= GOAL },
      notes: [],
    };
  } finally {
    for (const stage of stages) await stage.stop();
  }
}

async function push({ url, devices }: Stage, body: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}/v1/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${devices[0]?.token}`, 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  const took = performance.now() - began;
  const applied = text.split('"status":"applied"').length - 1;
  if (applied !== 100) throw new Error(`${applied} of 100 changes were applied: ${text.slice(0, 300)}`);
  return took;
}
