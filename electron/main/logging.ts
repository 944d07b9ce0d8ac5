import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { createRedact } from './redaction.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one event with ids; both pass the redaction, so that no student's name can be in a log. */
export type Log = (level: LogLevel, event: string, ids?: Readonly<Record<string, string>>) => void;

/** A log in `folder`, one megabyte and its predecessor at most; warnings go to the console too, when there is one. */
export function createLog(folder: string, toConsole: boolean): Log {
  mkdirSync(folder, { recursive: true });
  const logger = electronLog.create({ logId: folder });
  logger.transports.file.resolvePathFn = () => join(folder, 'seatwise.log');
  logger.transports.file.format = '{iso} {level} {text}';
  logger.transports.console.level = toConsole ? 'warn' : false;
  logger.transports.console.format = '{level} {text}';
  const redact = createRedact(randomBytes(32));
  return (level, event, ids = {}) => logger[level](redact(event, ids));
}

/** What may be told of a defect: its kind and where in our bundles it happened; the message may hold anything. */
export function describeDefect(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const [at] = /(main|service|preload)\.cjs:\d+:\d+/.exec(error.stack ?? '') ?? [];
  return { error: error.name, ...(at === undefined ? {} : { at }) };
}
