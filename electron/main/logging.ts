import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFunctions } from 'electron-log';
import { createRedact } from './redaction.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one event with ids; both pass the redaction, so that no student's name can be in a log. */
export type Log = (level: LogLevel, event: string, ids?: Readonly<Record<string, string>>) => void;

export type OpenLog = Readonly<{
  log: Log;
  flush: () => Promise<void>;
  /** Writes nothing more: what has been written is about to be removed. */
  end: () => Promise<void>;
}>;

/** A log in `folder`, one megabyte and its predecessor at most; warnings go to the console too, when there is one. */
export function createLog(folder: string, toConsole: boolean): OpenLog {
  const redact = createRedact(randomBytes(32));
  let logger: Promise<LogFunctions> | null = null;
  let soon: NodeJS.Timeout | undefined;
  let unwritten: (readonly [LogLevel, string])[] = [];
  let ended = false;
  let writing: Promise<unknown> = Promise.resolve();
  const write = (): void => {
    clearTimeout(soon);
    soon = undefined;
    const lines = unwritten;
    unwritten = [];
    logger ??= openLogger(folder, toConsole);
    writing = logger.then((open) => lines.forEach(([level, line]) => open[level](line))).catch(() => undefined);
  };
  const flush = async (): Promise<void> => {
    if (unwritten.length > 0) write();
    await writing;
  };
  return {
    log: (level, event, ids = {}) => {
      if (ended) return;
      unwritten.push([level, redact(event, ids)]);
      if (logger !== null || level === 'error') write();
      else soon ??= setTimeout(write, AFTER_START_MS);
    },
    flush,
    end: async () => {
      ended = true;
      await flush();
    },
  };
}

/**
 * The logger brings Node's HTTP client with it; loading it while the page is being loaded made the person wait for it.
 * Errors do not wait: after one there may be no later.
 */
const AFTER_START_MS = 2000;

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
