import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { isReal, runSeed, stopServers } from './runSeed.ts';
import { mutantOf } from './mutants/all.ts';
import type { Violation } from './watch.ts';

/** What one seed came to. */
export type Result = Readonly<{ seed: number; edits: number; violation: Violation | null; isReal: boolean }>;

type Job = Readonly<{ seeds: readonly number[]; mutant: string | null }>;

/** Seeds that one thread takes at a time. */
const CHUNK = 10;

/** A seed takes a tenth of a second, on a busy computer seconds. */
const HANG_MS = 60_000;
const HANGS: Violation = {
  number: 13,
  sentence: 'Runnable, online and not paused: an attempt within 90 s.',
  detail: 'it hangs',
};

/** Runs seeds on all cores. `onResult` answers false when it has seen enough. */
export async function runSeeds(
  seeds: readonly number[],
  mutant: string | null,
  onResult: (result: Result) => boolean,
): Promise<void> {
  const waiting = chunks(seeds);
  const threads = Math.max(1, Math.min(availableParallelism(), waiting.length));
  await Promise.all(Array.from({ length: threads }, async () => runThread(waiting, mutant, onResult)));
}

async function runThread(
  waiting: (readonly number[])[],
  mutant: string | null,
  onResult: (result: Result) => boolean,
): Promise<void> {
  while (waiting.length > 0) {
    // oxlint-disable-next-line no-await-in-loop -- a thread that hangs is replaced
    await runWorker(waiting, mutant, onResult);
  }
}

/** One thread until there is nothing left, or until a seed of its goes in circles without ever giving up its turn. */
async function runWorker(
  waiting: (readonly number[])[],
  mutant: string | null,
  onResult: (result: Result) => boolean,
): Promise<void> {
  const worker = new Worker(fileURLToPath(import.meta.url));
  let due: readonly number[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const watch = (): void => {
        clearTimeout(timer);
        timer = setTimeout(hangs, HANG_MS);
      };
      const take = (result: Result): void => {
        due = due.filter((seed) => seed !== result.seed);
        if (!onResult(result)) waiting.length = 0;
      };
      const hangs = (): void => {
        const [seed = 0, ...rest] = due;
        take({ seed, edits: 0, isReal: isReal(seed), violation: HANGS });
        if (rest.length > 0 && waiting.length > 0) waiting.unshift(rest);
        resolve();
      };
      const next = (): void => {
        due = waiting.shift() ?? [];
        if (due.length > 0) worker.postMessage({ seeds: due, mutant } satisfies Job);
        else resolve();
      };
      worker.on('message', (message: Result | 'next') => {
        watch();
        if (message === 'next') next();
        else take(message);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread ended before its work')));
      watch();
      next();
    });
  } finally {
    clearTimeout(timer);
    worker.removeAllListeners('exit');
    await end(worker);
  }
}

/** It ends by itself, which lets a profiler write down what it saw; unless it hangs. */
async function end(worker: Worker): Promise<void> {
  const timer = setTimeout(() => void worker.terminate(), 5000);
  worker.postMessage(null);
  await once(worker, 'exit');
  clearTimeout(timer);
}

function chunks(seeds: readonly number[]): (readonly number[])[] {
  const made: (readonly number[])[] = [];
  for (let start = 0; start < seeds.length; start += CHUNK) made.push(seeds.slice(start, start + CHUNK));
  return made;
}

/** The other side: in a thread, runs what it is told to. */
export function serveThread(): void {
  if (isMainThread || !parentPort) return;
  const port = parentPort;
  // A promise that nobody waits for was broken: the seed that runs is to blame.
  let unhandled: string | null = null;
  process.on('unhandledRejection', (error) => {
    unhandled ??= error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  port.on('message', (job: Job | null) => {
    if (job === null) {
      void stopServers().finally(() => port.close());
      return;
    }
    void (async () => {
      for (const seed of job.seeds) {
        unhandled = null;
        const mutation = mutantOf(job.mutant)?.mutation;
        // oxlint-disable-next-line no-await-in-loop -- one seed after the other
        const { edits, violation } = await runSeed(seed, mutation ? { mutation } : {});
        const broken = unhandled === null ? null : { number: 0, sentence: 'A run does not throw.', detail: unhandled };
        port.postMessage({ seed, edits, violation: violation ?? broken, isReal: isReal(seed) } satisfies Result);
      }
      port.postMessage('next');
    })();
  });
}
