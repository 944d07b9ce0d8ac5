import type { LogLevel } from '../services.ts';
import { isPostgresql } from '../database/openDatabase.ts';
import { inWorker } from '../rostering/sync/syncRunner.ts';
import { startServer } from '../startServer.ts';
import { startupError } from '../startupError.ts';
import { DEFAULT_DATABASE, readAddresses, readFolder, readOptions, readPort } from './options.ts';

const LOG_LEVELS: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

/** Files beside the program: the one that a thread of a sync starts with; null where there is only the program itself. */
export type Program = Readonly<{ syncWorker: URL | null }>;

/** Serves until it is told to stop (SIGTERM, SIGINT). */
export async function serve(args: readonly string[], { syncWorker }: Program): Promise<void> {
  const { values, positionals } = readOptions(args, {
    port: { type: 'string', default: '4180' },
    host: { type: 'string', default: '127.0.0.1' },
    database: { type: 'string', default: DEFAULT_DATABASE },
    practice: { type: 'string' },
    'roster-drop': { type: 'string' },
    'trust-proxy': { type: 'string' },
    log: { type: 'string', default: 'warn' },
  });
  if (positionals.length > 0) throw startupError(`${positionals[0]} is no command. See --help.`);
  const logLevel = LOG_LEVELS.find((level) => level === values.log);
  if (!logLevel) throw startupError(`--log ${values.log} is not one of ${LOG_LEVELS.join(', ')}.`);
  const rosterDrop = values['roster-drop'] === undefined ? null : await readFolder(values['roster-drop']);
  const asked = untilAskedToStop();
  const server = await startServer({
    database: values.database,
    port: readPort(values.port),
    host: values.host,
    logLevel,
    ...(rosterDrop === null ? {} : { rosterDrop }),
    ...(rosterDrop !== null && syncWorker !== null && isPostgresql(values.database)
      ? { syncRunner: inWorker(syncWorker, { database: values.database, rosterDrop }) }
      : {}),
    ...(values['trust-proxy'] === undefined ? {} : { trustProxy: readAddresses(values['trust-proxy']) }),
    ...(values.practice === undefined ? {} : { practiceFolder: values.practice }),
    onStep: (step) => console.log(step),
  });
  console.log(`Seatwise licensing API ready at ${server.url}`);
  await asked;
  await server.stop();
}

async function untilAskedToStop(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
