import { CLOCK, clockDecides } from './invariants/clockDecidesNothing.ts';
import { SAME_TRACE, tracesDiffer } from './invariants/sameSeedSameTrace.ts';
import { createMemoryServer } from './memoryServer/memoryServer.ts';
import { makePlan, type Plan, type Size } from './plan.ts';
import { openRealServer, type RealServer } from './realServer/realServer.ts';
import { simulate, type Mutation, type Outcome } from './simulate.ts';
import type { Site } from './site.ts';
import type { Violation } from './watch.ts';
import { makeWorld, type World } from './world.ts';

export type SeedOptions = Readonly<{
  keepTrace?: boolean;
  /** Instead of the seed's own: a part of it. */
  plan?: Plan;
  mutation?: Mutation;
  clocksJump?: boolean;
}>;

/** One seed in so many is run again as it is. */
const TWIN_EVERY = 50;
/** Of those in which clocks jump, one in so many is run again on clocks that do not; with a defect to be found all are. */
const CLOCK_TWIN_EVERY = 20;

/** One seed in so many goes through the real server. */
const REAL_EVERY = 30;
/** Of the others one in so many is long, and one in so many short; the rest is brief. */
const LONG_EVERY = 12;
const SHORT_EVERY = 3;
const REAL_TRUTH_MS = 20_000;

export function isReal(seed: number): boolean {
  return seed % REAL_EVERY === 0;
}

/** Brief runs find most defects at the least cost, but for some much must have happened before. */
function sizeOf(seed: number): Size {
  if (isReal(seed)) return 'shortest';
  if (seed % LONG_EVERY === 0) return 'long';
  return seed % SHORT_EVERY === 0 ? 'short' : 'brief';
}

/** Seeds that lie so far apart take place in the same world: a store is filled with it once. */
const WORLDS = 500;

/** The plan of a seed, which the seed alone decides. */
export function planOf(seed: number): Readonly<{ world: World; plan: Plan }> {
  const world = makeWorld(seed % WORLDS);
  return { world, plan: makePlan(seed, world, sizeOf(seed)) };
}

let realServer: Promise<RealServer> | null = null;

/** Ends what seeds have in common. */
export async function stopServers(): Promise<void> {
  await (await realServer)?.stop();
  realServer = null;
}

function restores({ actions }: Plan): boolean {
  return actions.some(({ deed }) => deed.kind === 'site' && deed.event.kind === 'restore');
}

/** Runs one seed once. */
export async function runOnce(seed: number, options: SeedOptions = {}): Promise<Outcome> {
  const { world, plan } = planOf(seed);
  const { mutation } = options;
  const shared = { ...options, world, plan: options.plan ?? plan, wraps: mutation ?? {} };
  if (isReal(seed) && !mutation) {
    realServer ??= openRealServer();
    const server = await realServer;
    const makeSite = async (now: () => Date): Promise<Site> => server.siteFor(world, now, restores(shared.plan));
    return simulate({ ...shared, truthEveryMs: REAL_TRUTH_MS, makeSite });
  }
  const mutations = mutation?.server ?? {};
  return simulate({ ...shared, makeSite: (now) => createMemoryServer({ ...world, now, mutations }) });
}

/** Not for the real server: its tokens and cursors are others each time. */
async function traceTwin(seed: number, options: SeedOptions, { hash }: Outcome): Promise<Violation | null> {
  if (seed % TWIN_EVERY !== 0 || isReal(seed)) return null;
  const again = await runOnce(seed, options);
  const detail = tracesDiffer(hash, again.hash);
  return detail === null ? null : { ...SAME_TRACE, detail };
}

async function clockTwin(seed: number, options: SeedOptions, { verdicts }: Outcome): Promise<Violation | null> {
  const { actions } = options.plan ?? planOf(seed).plan;
  const isDue = options.mutation !== undefined || seed % CLOCK_TWIN_EVERY === 0;
  if (!isDue || isReal(seed) || !actions.some(({ deed }) => deed.kind === 'clock')) return null;
  const calm = await runOnce(seed, { ...options, clocksJump: false });
  const detail = clockDecides(verdicts, calm.verdicts);
  return calm.violation ?? (detail === null ? null : { ...CLOCK, detail });
}

/** Runs one seed, and with some seeds its twins. A run that throws has failed too. */
export async function runSeed(seed: number, options: SeedOptions = {}): Promise<Outcome> {
  try {
    const outcome = await runOnce(seed, options);
    if (outcome.violation) return outcome;
    const violation = (await traceTwin(seed, options, outcome)) ?? (await clockTwin(seed, options, outcome));
    return violation ? { ...outcome, violation } : outcome;
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const violation = { number: 0, sentence: 'A run does not throw.', detail };
    return { violation, edits: 0, hash: '', lines: [], verdicts: [], counts: {} };
  }
}
