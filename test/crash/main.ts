import { parseArgs } from 'node:util';
import { USUAL_FAILPOINTS } from './failpoints.ts';
import { runCrashes } from './run.ts';

/** `npm run crash -- --kills N [--seed S]`: crashes the service, checks, and ends with one line. Returns the exit code. */
async function crash(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  const began = performance.now();
  const run = await runCrashes({ kills: Number(values.kills), seed: Number(values.seed), say: console.log });
  const count = (kind: string): number => run.findings.filter((finding) => finding.kind === kind).length;
  const unreached = [...run.missed].filter((name) => !run.reached.has(name));
  if (unreached.length > 0) console.log(`Fail-points that were never reached: ${unreached.join(', ')}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `\n${run.kills} kills (${run.powerCuts} of them power cuts with ${run.sectors} sectors at stake, ${run.reached.size} fail-points), ${run.edits} edits, ` +
      `${count('lost')} lost, ${count('doubled')} doubled, ${count('other')} other findings, seed ${values.seed}, ${seconds} s`,
  );
  const isLong = run.kills >= USUAL_FAILPOINTS.length * 3;
  return run.findings.length > 0 || (isLong && unreached.length > 0) ? 1 : 0;
}

process.exitCode = await crash(process.argv.slice(2));
