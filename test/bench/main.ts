import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../e2e/application.ts';
import { board } from './board.ts';
import { choose } from './choose.ts';
import { clickToDurable } from './clickToDurable.ts';
import { describeMachine } from './machine.ts';
import type { BenchContext, Measure, MeasureResult } from './measure.ts';
import { memory } from './memory.ts';
import { importRoster } from './importRoster.ts';
import { makeOffice, type Office } from './office.ts';
import { scaleServer } from './scaleServer.ts';
import { screens } from './screens.ts';
import { server } from './server.ts';
import { startup } from './startup.ts';
import { delta } from './store/delta.ts';
import { drain } from './store/drain.ts';
import { rebase } from './store/rebase.ts';
import { scale } from './store/scale.ts';
import { search } from './store/search.ts';
import { snapshot } from './store/snapshot.ts';
import { tableOf } from './table.ts';

const measures: readonly Measure[] = [
  startup,
  memory,
  clickToDurable,
  screens,
  board,
  search,
  snapshot,
  delta,
  drain,
  rebase,
  scale,
  importRoster,
  server,
  scaleServer,
];

/** `npm run bench [-- name …]`: measures, prints a table, writes test/bench/results.json. Returns the exit code. */
async function bench(asked: readonly string[]): Promise<number> {
  const { chosen, unknown } = choose(measures, asked);
  if (unknown.length > 0) {
    console.error(
      `There is no measure ${unknown.join(', ')}. Measures: ${measures.map(({ name }) => name).join(', ')}`,
    );
    return 1;
  }
  const electron = process.env['SEATWISE_ELECTRON'];
  if (!electron) {
    console.error('SEATWISE_ELECTRON does not name an Electron; start the measures with: npm run bench');
    return 1;
  }
  let office: Promise<Office> | undefined;
  const say = (text: string): void => console.log(`  … ${text}`);
  const context: BenchContext = { electron, say, office: () => (office ??= makeOffice(say)) };
  const results: MeasureResult[] = [];
  try {
    for (const measure of chosen) {
      console.log(`\n${measure.name}`);
      const result = await measure.run(context);
      results.push(result);
      console.log(`\n${tableOf(result)}`);
    }
  } finally {
    await (await office)?.remove();
  }
  const file = join(PROJECT_ROOT, 'test/bench/results.json');
  const report = { measuredAt: new Date().toISOString(), machine: describeMachine(electron), measures: results };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nWritten to test/bench/results.json`);
  return 0;
}

process.exitCode = await bench(process.argv.slice(2));
