import { parseArgs } from 'node:util';
import { huntMutants } from './mutants/hunt.ts';
import { runSeeds, serve, serves, type Result } from './pool.ts';
import { tellFailure } from './report.ts';
import { runSeed, stopServers } from './runSeed.ts';
import { sumOf, tellCounts, type Counts } from './tally.ts';

/** Each failure is shrunk, which takes a while: the first few will do. */
const TOLD = 5;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  if (values.mutants) return huntMutants(Number(values.seeds ?? 1000), values.only);
  return values.seed === undefined
    ? runMany(Number(values.from), Number(values.seeds ?? 300))
    : replay(Number(values.seed));
}

/** One seed with everything that happened in it. */
async function replay(seed: number): Promise<number> {
  const outcome = await runSeed(seed, { keepTrace: true });
  for (const line of outcome.lines) console.log(line);
  if (outcome.violation) console.log(`\n${await tellFailure(seed, outcome.violation)}`);
  console.log(`\nseed ${seed}: ${outcome.edits} edits, ${outcome.violation ? 'FAILED' : 'ok'}, trace ${outcome.hash}`);
  return outcome.violation ? 1 : 0;
}

async function runMany(from: number, count: number): Promise<number> {
  const began = Date.now();
  const failures: Result[] = [];
  let [edits, done, real] = [0, 0, 0];
  let counts: Counts = {};
  const seeds = Array.from({ length: count }, (_, index) => from + index);
  await runSeeds(seeds, null, (result) => {
    done += 1;
    edits += result.edits;
    counts = sumOf([counts, result.counts]);
    if (result.isReal) real += 1;
    const { seed, violation } = result;
    if (violation) {
      failures.push(result);
      console.log(`seed ${seed}: invariant ${violation.number}: ${violation.detail.split('\n', 1)[0] ?? ''}`);
    }
    if (done % 250 === 0) console.log(`${done} seeds, ${failures.length} failures, ${secondsSince(began)} s`);
    return true;
  });
  failures.sort((a, b) => a.seed - b.seed);
  for (const { seed, violation } of failures.slice(0, TOLD)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    if (violation) console.log(`\n${await tellFailure(seed, violation)}`);
  }
  console.log('');
  for (const kind of ['edit', 'decision', 'event', 'fault', 'end']) console.log(tellCounts(counts, kind));
  console.log(
    `\n${done} seeds (${real} with the real server), ${edits} edits, ${failures.length} failures, ${secondsSince(began)} s`,
  );
  return failures.length > 0 ? 1 : 0;
}

function secondsSince(began: number): number {
  return Math.round((Date.now() - began) / 1000);
}

if (!serves()) {
  process.exitCode = await main();
  await stopServers();
} else serve();
