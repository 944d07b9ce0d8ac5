import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { OrgId } from '../../../shared/contract/ids.ts';
import { SyncedSource } from '../../../shared/contract/rosterSync.ts';
import type { TakenRun } from './queue.ts';
import { runSync, type SyncContext } from './runSync.ts';

/** Carries out one run that was taken up; throws where it could not be brought to an end. */
export type SyncRunner = (run: TakenRun) => Promise<void>;

/** What a worker thread is told. */
export const SyncWork = z.strictObject({
  /** A PostgreSQL; the thread has connections of its own. */
  database: z.string(),
  rosterDrop: z.string(),
  run: z.strictObject({
    id: z.string(),
    districtId: OrgId,
    source: SyncedSource,
    attempt: z.int(),
    approvedMark: z.string().nullable(),
  }),
});
export type SyncWork = z.infer<typeof SyncWork>;

/** In this very thread, which answers nothing else while it reads: for an embedded database, which lives in it anyway. */
export function inThisThread(context: SyncContext): SyncRunner {
  return async (run) => runSync(context, run);
}

/**
 * In a thread of its own, from reading the file to writing the last row: a large district takes minutes to read, and
 * pushes must not wait for it. A roster that is too large for the memory ends the thread and not the server.
 */
export function inWorker(script: URL, place: Pick<SyncWork, 'database' | 'rosterDrop'>): SyncRunner {
  return async (run) =>
    new Promise((resolve, reject) => {
      const workerData = { ...place, run } satisfies Readonly<Record<keyof SyncWork, unknown>>;
      const worker = new Worker(script, { workerData });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`The thread of a roster sync ended with ${code}.`));
      });
    });
}
