import { CLOCK, clockDecides } from './invariants/clockDecidesNothing.ts';
import { SAME_TRACE, tracesDiffer } from './invariants/sameSeedSameTrace.ts';
import { createMemoryServer } from './memoryServer/memoryServer.ts';
import { makePlan, type Plan } from './plan.ts';
import { openRealServer, type RealServer } from './realServer/realServer.ts';
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

/** One seed in so many goes through the real server. */
const REAL_EVERY = 30;
const REAL_TRUTH_MS = 20_000;

export function isReal(seed: number): boolean {
  return seed % REAL_EVERY === 0;
}

/** The plan of a seed, which the seed alone decides. */
export function planOf(seed: number): Readonly<{ world: World; plan: Plan }> {
  const world = makeWorld(seed);
  return { world, plan: makePlan(seed, world, isReal(seed) ? 'small' : 'usual') };
}

let realServer: Promise<RealServer> | null = null;

/** Ends what seeds have in common. */
export async function stopServers(): Promise<void> {
  await (await realServer)?.stop();
  realServer = null;
}

/** Runs one seed once. */
export async function runOnce(seed: number, options: SeedOptions = {}): Promise<Outcome> {
  const { world, plan } = planOf(seed);
  const { mutation } = options;
  const shared = { ...options, world, plan: options.plan ?? plan, wraps: mutation ?? {} };
  if (isReal(seed) && !mutation) {
    realServer ??= openRealServer();
    const server = await realServer;
    return simulate({ ...shared, truthEveryMs: REAL_TRUTH_MS, makeSite: async (now) => server.siteFor(world, now) });
  }
  const mutations = mutation?.server ?? {};
  return simulate({ ...shared, makeSite: (now) => createMemoryServer({ ...world, now, mutations }) });
}

/** Runs one seed, and with some seeds its twins. A run that throws has failed too. */
export async function runSeed(seed: number, options: SeedOptions = {}): Promise<Outcome> {
  try {
    const outcome = await runOnce(seed, options);
    // The real server's marks (tokens, cursors) are its own each time.
    if (outcome.violation || seed % TWIN_EVERY !== 0 || isReal(seed)) return outcome;
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
