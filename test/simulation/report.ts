import { planOf, runOnce, runSeed, type SeedOptions } from './runSeed.ts';
import { shrink, tellActions } from './shrink.ts';
import type { Violation } from './watch.ts';

/** Tells of one failure: its seed, what did not hold, and the shortest way there that was found. */
export async function tellFailure(seed: number, violation: Violation, options: SeedOptions = {}): Promise<string> {
  const { plan } = planOf(seed);
  const fails = async (part: typeof plan): Promise<boolean> => {
    const again = await runSeed(seed, { ...options, plan: part });
    return again.violation?.number === violation.number;
  };
  const short = await shrink(plan, fails);
  const last = await runOnce(seed, { ...options, plan: short, keepTrace: true }).catch(() => null);
  return [
    `seed ${seed}: invariant ${violation.number} does not hold: ${violation.sentence}`,
    `  ${violation.detail}`,
    `  shrunk to ${short.actions.length} of ${plan.actions.length}:`,
    tellActions(short),
    ...(last ? last.lines.slice(-12).map((line) => `      ${line.slice(0, 180)}`) : []),
  ].join('\n');
}
