import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFunctions } from 'electron-log';
import { createRedact } from './redaction.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one event with ids; both pass the redaction, so that no student's name can be in a log. */
export type Log = (level: LogLevel, event: string, ids?: Readonly<Record<string, string>>) => void;

/** A log in `folder`, one megabyte and its predecessor at most; warnings go to the console too, when there is one. */
export function createLog(folder: string, toConsole: boolean): Readonly<{ log: Log; flush: () => Promise<void> }> {
  const redact = createRedact(randomBytes(32));
  let logger: ReturnType<typeof openLogger> | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    log: (level, event, ids = {}) => {
      const line = redact(event, ids);
      logger ??= openLogger(folder, toConsole);
      writing = logger.then((open) => open[level](line)).catch(() => undefined);
    },
    flush: async () => {
      await writing;
    },
  };
}

/** Loaded at the first line, not at the start of the app: it brings Node's HTTP client with it. */
async function openLogger(folder: string, toConsole: boolean): Promise<LogFunctions> {
  const { default: electronLog } = await import('electron-log/node');
  mkdirSync(folder, { recursive: true });
  const logger = electronLog.create({ logId: folder });
  logger.transports.file.resolvePathFn = () => join(folder, 'seatwise.log');
  logger.transports.file.format = '{iso} {level} {text}';
  logger.transports.console.level = toConsole ? 'warn' : false;
  logger.transports.console.format = '{level} {text}';
  return logger;
}

/** What may be told of a defect: its kind and where in our bundles it happened; the message may hold anything. */
export function describeDefect(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const [at] = /(main|service|preload)\.cjs:\d+:\d+/.exec(error.stack ?? '') ?? [];
  return { error: error.name, ...(at === undefined ? {} : { at }) };
}
