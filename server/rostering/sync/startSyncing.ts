import type { Database } from '../../database/database.ts';
import { SYNC_CHANNEL } from './channel.ts';
import { keepLease, postpone, takeOverAll, takeRun, type TakenRun } from './queue.ts';
import { enqueueDue } from './schedule.ts';
import type { SyncRunner } from './syncRunner.ts';

const LOOK_EVERY_MS = 30_000;
const SIGN_OF_LIFE_MS = 60_000;

export type SyncingOptions = Readonly<{
  database: Database;
  now: () => Date;
  runner: SyncRunner;
  /** Without a place to look in there is nothing to run at night. */
  isNightly: boolean;
  onFault: (error: unknown) => void;
}>;

/**
 * Runs what is due and what is asked for, one run at a time, until it is stopped; `stop` waits for the run under way.
 * Any number of servers may do so on one database: the queue gives each run to one of them.
 */
export async function startSyncing(options: SyncingOptions): Promise<() => Promise<void>> {
  const { database, now, isNightly, onFault } = options;
  const { db } = database;
  let current: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const round = async (): Promise<void> => {
    if (isNightly) await enqueueDue(db, now());
    while (!stopped) {
      const run = await takeRun(db, now());
      if (!run) return;
      await runAlive(options, run);
    }
  };
  const wake = (): void => {
    if (stopped) return;
    if (current) {
      again = true;
      return;
    }
    current = round()
      .catch(onFault)
      .finally(() => {
        current = null;
        if (!again) return;
        again = false;
        wake();
      });
  };

  if (database.kind === 'embedded') await takeOverAll(db);
  const unlisten = await database.listen(SYNC_CHANNEL, wake);
  const timer = setInterval(wake, LOOK_EVERY_MS);
  timer.unref();
  wake();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await unlisten();
    await current;
  };
}

async function runAlive({ database: { db }, runner, onFault }: SyncingOptions, run: TakenRun): Promise<void> {
  const timer = setInterval(() => void keepLease(db, run).catch(onFault), SIGN_OF_LIFE_MS);
  timer.unref();
  try {
    await runner(run);
  } catch (error) {
    onFault(error);
    await postpone(db, run);
  } finally {
    clearInterval(timer);
  }
}
