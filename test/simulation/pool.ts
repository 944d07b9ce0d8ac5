import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isReal, runSeed, stopServers } from './runSeed.ts';
import { mutantOf } from './mutants/all.ts';
import type { Counts } from './tally.ts';
import type { Violation } from './watch.ts';

/** What one seed came to. */
export type Result = Readonly<{
  seed: number;
  edits: number;
  violation: Violation | null;
  isReal: boolean;
  counts: Counts;
}>;

type Job = Readonly<{ seeds: readonly number[]; mutant: string | null }>;

/** Seeds that one process takes at a time. */
const CHUNK = 10;

/** A process that gives up its turn now and then says so; one that goes in circles does not. */
const ALIVE_MS = 5000;
const CIRCLES_MS = 90_000;
/** A seed takes a tenth of a second, on a busy computer seconds: what it waits for will not come. */
const WAITS_MS = 10 * 60_000;
const HANGS = { number: 13, sentence: 'Runnable, online and not paused: an attempt within 90 s.' } as const;
/** The argument of a process that runs seeds for another. */
const SERVE = '--serve';

/** Runs seeds on all cores. `onResult` answers false when it has seen enough. */
export async function runSeeds(
  seeds: readonly number[],
  mutant: string | null,
  onResult: (result: Result) => boolean,
): Promise<void> {
  const waiting = chunks(seeds);
  const processes = Math.max(1, Math.min(availableParallelism(), waiting.length));
  await Promise.all(Array.from({ length: processes }, async () => runProcess(waiting, mutant, onResult)));
}

async function runProcess(
  waiting: (readonly number[])[],
  mutant: string | null,
  onResult: (result: Result) => boolean,
): Promise<void> {
  while (waiting.length > 0) {
    // oxlint-disable-next-line no-await-in-loop -- one that hangs is replaced
    await runWorker(waiting, mutant, onResult);
  }
}

/** One process until there is nothing left, or until a seed of its goes in circles without ever giving up its turn. */
async function runWorker(
  waiting: (readonly number[])[],
  mutant: string | null,
  onResult: (result: Result) => boolean,
): Promise<void> {
  const worker = fork(fileURLToPath(import.meta.url), [SERVE]);
  let due: readonly number[] = [];
  const timers = { circles: setTimeout(() => undefined), waits: setTimeout(() => undefined) };
  try {
    await new Promise<void>((resolve, reject) => {
      const alive = (): void => {
        clearTimeout(timers.circles);
        timers.circles = setTimeout(() => give('it goes in circles'), CIRCLES_MS);
      };
      const watch = (): void => {
        alive();
        clearTimeout(timers.waits);
        timers.waits = setTimeout(() => give('it waits for ever'), WAITS_MS);
      };
      const take = (result: Result): void => {
        due = due.filter((seed) => seed !== result.seed);
        if (!onResult(result)) waiting.length = 0;
      };
      const give = (detail: string): void => {
        const [seed, ...rest] = due;
        if (seed !== undefined)
          take({ seed, edits: 0, isReal: isReal(seed), violation: { ...HANGS, detail }, counts: {} });
        if (rest.length > 0 && waiting.length > 0) waiting.unshift(rest);
        resolve();
      };
      const next = (): void => {
        due = waiting.shift() ?? [];
        if (due.length > 0) worker.send({ seeds: due, mutant } satisfies Job);
        else resolve();
      };
      worker.on('message', (message: Result | 'next' | 'alive') => {
        if (message === 'alive') return alive();
        watch();
        if (message === 'next') next();
        else take(message);
        return undefined;
      });
      worker.on('error', reject);
      worker.on('exit', () => give('the process ended'));
      watch();
      next();
    });
  } finally {
    clearTimeout(timers.circles);
    clearTimeout(timers.waits);
    worker.removeAllListeners('exit');
    await end(worker);
  }
}

/** It ends by itself, which lets a profiler write down what it saw; unless it goes in circles. */
async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  const timer = setTimeout(() => worker.kill('SIGKILL'), 5000);
  if (worker.connected) worker.send(null as never);
  await ended;
  clearTimeout(timer);
}

function chunks(seeds: readonly number[]): (readonly number[])[] {
  const made: (readonly number[])[] = [];
  for (let start = 0; start < seeds.length; start += CHUNK) made.push(seeds.slice(start, start + CHUNK));
  return made;
}

/** Is this process one that runs seeds for another? */
export function serves(): boolean {
  return process.argv.includes(SERVE);
}

/** The other side: runs what it is told to. */
export function serve(): void {
  // A promise that nobody waits for was broken: the seed that runs is to blame.
  let unhandled: string | null = null;
  process.on('unhandledRejection', (error) => {
    unhandled ??= error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  setInterval(() => process.connected && process.send?.('alive'), ALIVE_MS).unref();
  process.on('message', (job: Job | null) => {
    if (job === null) void stopServers().finally(() => process.disconnect());
    else void run(job);
  });
  const run = async ({ seeds, mutant }: Job): Promise<void> => {
    const mutation = mutantOf(mutant)?.mutation;
    for (const seed of seeds) {
      unhandled = null;
      // oxlint-disable-next-line no-await-in-loop -- one seed after the other
      const { edits, violation, counts } = await runSeed(seed, mutation ? { mutation } : {});
      const broken = unhandled === null ? null : { number: 0, sentence: 'A run does not throw.', detail: unhandled };
      // Whoever asked may have given up on it.
      if (!process.connected) return;
      process.send?.({ seed, edits, violation: violation ?? broken, isReal: isReal(seed), counts } satisfies Result);
    }
    if (process.connected) process.send?.('next');
  };
}
