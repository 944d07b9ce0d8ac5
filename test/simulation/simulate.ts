import type { Wraps } from './computer.ts';
import type { ServerMutations } from './memoryServer/pushItem.ts';
import { doDeed, signIn } from './deeds.ts';
import { createDesk } from './desk.ts';
import { notThere } from './invariants/converges.ts';
import { lookAt } from './look.ts';
import { createObserver, type Observer } from './observer.ts';
import type { Plan } from './plan.ts';
import { withPoison } from './poison.ts';
import { dice, seedOf } from './random.ts';
import type { Desk, Run } from './run.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import type { Site } from './site.ts';
import { createTally, type Counts } from './tally.ts';
import { createTrace } from './trace.ts';
import { dayIn, type World } from './world.ts';
import { createWatch, truthOf, type Violation, type Watch } from './watch.ts';

/** A defect that is put in: between the real parts of a computer, or into the server. */
export type Mutation = Wraps & Readonly<{ server?: ServerMutations }>;

export type SimulateOptions = Readonly<{
  world: World;
  plan: Plan;
  /** Asking a real database what is so takes longer than all the rest: it is asked now and then only. */
  truthEveryMs?: number;
  /** The server of this run, at the real time it is given. */
  makeSite: (now: () => Date) => Promise<Site> | Site;
  wraps?: Wraps;
  keepTrace?: boolean;
  clocksJump?: boolean;
}>;

export type Outcome = Readonly<{
  violation: Violation | null;
  edits: number;
  hash: string;
  lines: readonly string[];
  /** What became of the edits, without ids: equal for runs that differ in clocks only. */
  verdicts: readonly string[];
  /** What happened, and how often. */
  counts: Counts;
}>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** An idle window tries every quarter of an hour at worst; poison needs five tries. */
const HEALED_WITHIN = 60 * MINUTE;
/** Rows are held against the server's about every hour. */
const MENDED_WITHIN = 120 * MINUTE;
const LOOK_EVERY = 15_000;
/** One computer in so many has not downloaded anything yet. */
const FIRST_START_EVERY = 20;
/** A device that never pushed. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** One run: the plan, then time to heal, then what must be so in the end. */
export async function simulate(options: SimulateOptions): Promise<Outcome> {
  const { world, plan } = options;
  let served = true;
  let lookedAt = -Infinity;
  // The two need each other: what is watched is made of what the watch sees.
  const holder: { watch: Watch | null } = { watch: null };
  const step = async (everyMs: number): Promise<void> => {
    const altered = served && scheduler.now() - lookedAt >= everyMs;
    if (altered) {
      served = false;
      lookedAt = scheduler.now();
    }
    await holder.watch?.stepped(altered);
  };
  const scheduler: Scheduler = createScheduler(async () => {
    await step(options.truthEveryMs ?? 0);
    return holder.watch?.violation() === null || holder.watch === null;
  });
  const trueNow = (): number => world.startsAt + scheduler.now();
  const trace = createTrace(options.keepTrace === true, scheduler.now);
  const tally = createTally();
  const poisoned = new Set<string>();
  const badLuck = { until: 0 };
  const luck = dice(seedOf(plan.seed, 'luck'));
  const site = withPoison(
    await options.makeSite(() => new Date(trueNow())),
    (userId) => poisoned.has(userId),
    () => scheduler.now() < badLuck.until && luck.chance(0.35),
  );
  site.onChanged(() => {
    served = true;
  });
  const observer = createObserver(site);
  const desks: Desk[] = [];
  for (const [number, { account: index }] of plan.computers.entries()) {
    const account = world.accounts[index];
    if (!account) throw new Error('no such account');
    // oxlint-disable-next-line no-await-in-loop -- in the order of numbers
    const session = await observer.signIn(account.email);
    const watch = (): Watch => holder.watch ?? fail();
    const wraps = options.wraps ?? {};
    // oxlint-disable-next-line no-await-in-loop -- in the order of numbers
    const morning =
      (plan.seed + number) % FIRST_START_EVERY === 0 ? null : await observer.snapshotFor(account.email, NOBODY);
    desks.push(
      createDesk({
        seed: plan.seed,
        number,
        account,
        session,
        morning,
        scheduler,
        site,
        trace,
        tally,
        watch,
        trueNow,
        wraps,
      }),
    );
  }
  const truth = await truthOf(site);
  const today = (): string => dayIn(world.timeZone, trueNow());
  const run: Run = { scheduler, site, desks, truth, before: truth, poisoned, healedAt: null, today, log: trace.lines };
  const watch = createWatch(run);
  holder.watch = watch;
  let edits = 0;
  const deps = {
    run,
    watch,
    trace,
    poisoned,
    badLuck,
    clocksJump: options.clocksJump ?? true,
    lookAtServer: async () => (served ? step(0) : undefined),
    edited: () => {
      edits += 1;
    },
    tally,
    dayIn: (days: number) => dayIn(world.timeZone, trueNow() + days * DAY),
  };
  for (const desk of desks) scheduler.after(0, () => desk.computer.boot());
  for (const { at, computer, deed } of plan.actions) {
    const desk = desks[computer];
    if (desk) scheduler.after(at, async () => doDeed(deps, desk, deed));
  }
  await scheduler.runUntil(plan.endsAt);
  badLuck.until = 0;
  const healed = watch.violation() === null && (await heal(run, watch, observer, plan.spoils));
  if (watch.violation() === null) await end(run, watch, healed ? null : observer);
  for (const desk of desks) {
    desk.computer.crash();
    desk.disk.discard();
  }
  const verdicts = desks.flatMap(({ name, ticks, look }) =>
    ticks.map(({ id }, index) => `${name} ${index} ${look.byId.get(id)?.state ?? ''}`),
  );
  for (const { look } of desks) for (const { state } of look.outbox) tally.add(`end ${state}`);
  return {
    violation: watch.violation(),
    edits,
    hash: trace.hash(),
    lines: trace.lines,
    verdicts,
    counts: tally.counts(),
  };
}

function fail(): never {
  throw new Error('the watch is not there yet');
}

/**
 * Nothing breaks any more, everyone is signed in and awake; poison stays, for the app must cope with it. True once every
 * computer was found to hold what a snapshot says.
 */
async function heal(run: Run, watch: Watch, observer: Observer, spoils: number | null): Promise<boolean> {
  const { scheduler, desks } = run;
  run.healedAt = scheduler.now();
  for (const desk of desks) {
    desk.disk.healthy();
    desk.network.healthy();
    // oxlint-disable-next-line no-await-in-loop -- in the order of numbers
    await healDesk(run, desk);
  }
  const spoiled = spoils === null ? undefined : desks[spoils];
  if (spoiled) spoil(spoiled);
  const until = scheduler.now() + (spoiled ? MENDED_WITHIN : HEALED_WITHIN);
  while (scheduler.now() < until && watch.violation() === null) {
    // oxlint-disable-next-line no-await-in-loop -- time passes
    await scheduler.runUntil(scheduler.now() + LOOK_EVERY);
    // What was on its way when everything healed may still say so.
    // oxlint-disable-next-line no-await-in-loop -- in the order of numbers
    for (const desk of desks) if (desk.paused) await healDesk(run, desk);
    // oxlint-disable-next-line no-await-in-loop -- the answer is needed to go on
    if (desks.every((desk) => notThere(desk) === null) && (await allPulled(run, observer))) return true;
  }
  return false;
}

/** As a defect of ours would, or a disk that does not say so. */
function spoil(desk: Desk): void {
  const altered = desk.disk
    .look()
    .run("UPDATE users SET given_name = 'Somebody' WHERE id = (SELECT MIN(id) FROM users)");
  desk.spoiled = altered > 0;
}

async function healDesk(run: Run, desk: Desk): Promise<void> {
  const { computer } = desk;
  if (computer.isAsleep()) desk.network.cut();
  computer.wake(true);
  if (computer.process() === null) computer.boot();
  computer.setOnline(true);
  computer.setFocused(true);
  if (computer.process()?.engine.status().connection === 'updateNeeded') {
    computer.crash();
    computer.boot();
  }
  await signIn(run, desk);
}

async function allPulled({ desks }: Run, { stillDiffers }: Observer): Promise<boolean> {
  for (const desk of desks) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    if ((await stillDiffers(desk)) !== null) return false;
  }
  return true;
}

/** `observer`: null when it has just looked. */
async function end(run: Run, watch: Watch, observer: Observer | null): Promise<void> {
  await watch.stepped(true);
  for (const desk of run.desks) {
    desk.look = lookAt(desk.disk.look());
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const detail = (await observer?.differs(desk)) ?? null;
    const sentence = 'Network healed, no edits: every change final or waiting for the person; view = base = server.';
    if (detail !== null) watch.report({ number: 6, sentence, detail: `${desk.name}: ${detail}` });
  }
  watch.ended();
}
