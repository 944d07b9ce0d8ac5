import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import { OLDEST_CONTRACT } from '../shared/contract/session.ts';
import { ensureMeta } from './database/meta.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/openDatabase.ts';
import { NOTICE_CHANNEL, SESSIONS_CHANNEL } from './events/channel.ts';
import { createEventStreams } from './events/eventStreams.ts';
import { prune } from './maintenance/prune.ts';
import { reviewLines, serveDueLines } from './maintenance/waitingLines.ts';
import { repeat } from './maintenance/schedule.ts';
import { setUpPractice } from './practice/setUpPractice.ts';
import { createApp } from './routes/createApp.ts';
import { folderConnector } from './rostering/sync/folderConnector.ts';
import { noConnector, type RosterConnector } from './rostering/sync/rosterConnector.ts';
import { startSyncing } from './rostering/sync/startSyncing.ts';
import { inThisThread, type SyncRunner } from './rostering/sync/syncRunner.ts';
import type { LogLevel } from './services.ts';
import { startupError } from './startupError.ts';

/** For requests under way when the server stops; a push takes far less. */
const PATIENCE_MS = 20_000;
const PRUNE_EVERY_MS = 6 * 60 * 60 * 1000;
const SERVE_EVERY_MS = 60 * 1000;
const REVIEW_EVERY_MS = 60 * 60 * 1000;

export type ServerOptions = Readonly<{
  /** A folder, a `postgres://` URL, `memory:`, or a database that is open already (and stays open). */
  database: string | Database;
  /** 0 for any free port. */
  port: number;
  host?: string;
  /** The clock; the system's when left out. */
  now?: () => Date;
  /** The oldest wire that clients may speak; the one of the code when left out. */
  oldestContract?: number;
  logLevel?: LogLevel;
  /** Where the log goes; standard error when left out. */
  logTo?: Writable;
  /** Addresses of the proxies in front (`10.0.0.0/8, loopback`): they say from where a request comes. */
  trustProxy?: string;
  /** Makes an empty database one for practice with the sample district in this folder. */
  practiceFolder?: string;
  /** The folder in which rostering platforms drop their exports; without it nothing is synced. */
  rosterDrop?: string;
  /** Who carries out syncs; this thread when left out. */
  syncRunner?: SyncRunner;
  /** Told what takes long at start. */
  onStep?: (step: string) => void;
}>;

export type RunningServer = Readonly<{ url: string; database: Database; stop: () => Promise<void> }>;

/** Starts the licensing API and answers when it takes requests. Nothing happens at import. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port, now = () => new Date(), logLevel = 'silent', onStep = () => {} } = options;
  const owned = typeof options.database === 'string';
  const database = typeof options.database === 'string' ? await openDatabase(options.database) : options.database;
  const events = createEventStreams(now);
  const undo: (() => Promise<void> | void)[] = [async () => (owned ? database.stop() : undefined)];
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) {
      await step();
    }
  };
  try {
    const { cursorSecret } = await ensureMeta(database.db);
    if (options.practiceFolder !== undefined) {
      await setUpPractice(database.db, { folder: options.practiceFolder, now: now(), onStep });
    }
    undo.push(await database.listen(NOTICE_CHANNEL, events.changed));
    undo.push(await database.listen(SESSIONS_CHANNEL, events.end));
    const syncsNightly = options.rosterDrop !== undefined;
    const { app, drain } = createApp({
      database,
      now,
      cursorSecret,
      events,
      inFlight: new Set(),
      syncsNightly,
      oldestContract: options.oldestContract ?? OLDEST_CONTRACT,
      logLevel,
      logTo: options.logTo ?? process.stderr,
      trustProxy: options.trustProxy ?? null,
    });
    undo.push(async () => app.close());
    undo.push(
      repeat(
        PRUNE_EVERY_MS,
        async () => prune(database.db, now()),
        (err) => app.log.error({ err }, 'pruning failed'),
      ),
      repeat(
        SERVE_EVERY_MS,
        async () => serveDueLines(database.db, now()),
        (err) => app.log.error({ err }, 'serving waiting lists failed'),
      ),
      repeat(
        REVIEW_EVERY_MS,
        async () => reviewLines(database.db, now()),
        (err) => app.log.error({ err }, 'reviewing waiting lists failed'),
      ),
    );
    undo.push(
      await startSyncing({
        database,
        now,
        runner: options.syncRunner ?? inThisThread({ db: database.db, now, connector: connectorOf(options) }),
        isNightly: syncsNightly,
        onFault: (err) => app.log.error({ err }, 'roster sync failed'),
      }),
    );
    await app.listen({ host, port }).catch((error: unknown) => {
      throw listenError(error, host, port);
    });
    // First of all when it stops: no more work, and what is under way is done.
    undo.push(async () => {
      const done = drain.stop(PATIENCE_MS);
      events.stop();
      await done;
    });
    const { port: taken } = app.server.address() as AddressInfo;
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function connectorOf({ rosterDrop }: ServerOptions): RosterConnector {
  return rosterDrop === undefined ? noConnector : folderConnector(rosterDrop);
}

function listenError(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return startupError(`Port ${port} on ${host} is in use by another program: choose another with --port.`, error);
    case 'EACCES':
      return startupError(`Port ${port} on ${host} may not be used by this account: choose one above 1023.`, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return startupError(`${host} is not an address of this computer.`, error);
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
}
