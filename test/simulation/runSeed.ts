import { CLOCK, clockDecides } from './invariants/clockDecidesNothing.ts';
import { SAME_TRACE, tracesDiffer } from './invariants/sameSeedSameTrace.ts';
import { createMemoryServer } from './memoryServer/memoryServer.ts';
import { makePlan, type Plan } from './plan.ts';
import { simulate, type Mutation, type Outcome } from './simulate.ts';
import { makeWorld, type World } from './world.ts';

export type SeedOptions = Readonly<{
  keepTrace?: boolean;
  /** Instead of the seed's own: a part of it. */
  plan?: Plan;
  mutation?: Mutation;
  clocksJump?: boolean;
}>;

/** One seed in so many is run again: on clocks that never jump, and as it is. */
const TWIN_EVERY = 50;

/** The plan of a seed, which the seed alone decides. */
export function planOf(seed: number): Readonly<{ world: World; plan: Plan }> {
  const world = makeWorld(seed);
  return { world, plan: makePlan(seed, world, 'usual') };
}

/** Runs one seed once. */
export async function runOnce(seed: number, options: SeedOptions = {}): Promise<Outcome> {
  const { world, plan } = planOf(seed);
  const { mutation = {} } = options;
  return simulate({
    ...options,
    world,
    plan: options.plan ?? plan,
    wraps: mutation,
    makeSite: (now) =>
      createMemoryServer({
        rows: world.rows,
        accounts: world.accounts,
        districtId: world.districtId,
        timeZone: world.timeZone,
        now,
        mutations: mutation.server ?? {},
      }),
  });
}

/** Runs one seed, and with some seeds its twins. A run that throws has failed too. */
export async function runSeed(seed: number, options: SeedOptions = {}): Promise<Outcome> {
  try {
    const outcome = await runOnce(seed, options);
    if (outcome.violation || seed % TWIN_EVERY !== 0) return outcome;
    const again = await runOnce(seed, options);
    const differ = tracesDiffer(outcome.hash, again.hash);
    if (differ !== null) return { ...outcome, violation: { ...SAME_TRACE, detail: differ } };
    const calm = await runOnce(seed, { ...options, clocksJump: false });
    if (calm.violation) return calm;
    const decides = clockDecides(outcome.verdicts, calm.verdicts);
    return decides === null ? outcome : { ...outcome, violation: { ...CLOCK, detail: decides } };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const violation = { number: 0, sentence: 'A run does not throw.', detail };
    return { violation, edits: 0, hash: '', lines: [], verdicts: [] };
  }
}
