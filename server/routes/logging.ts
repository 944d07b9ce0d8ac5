import type { Writable } from 'node:stream';
import type { FastifyServerOptions } from 'fastify';
import { sqlState } from '../database/databaseError.ts';
import type { LogLevel } from '../services.ts';

/** What of a database's error says where it happened; its words, and its details, quote what stood in a row. */
const DATABASE_MEMBERS = ['severity', 'table', 'column', 'constraint', 'routine', 'position'] as const;

/** Structured logs, a JSON object a line, without anything a person typed or a roster holds (SECURITY: secrets). */
export function loggerOf(level: LogLevel, stream: Writable): Exclude<FastifyServerOptions['logger'], undefined> {
  return level === 'silent' ? false : { level, stream, serializers: { err: describeError } };
}

type ErrorInLog = { type: string; message: string; stack: string; [name: string]: unknown };

const WITHHELD = '(not logged)';

/**
 * An error as a log may hold it. The message of one that we did not foresee can quote anything (a row, a body), so only
 * the operating system's (“connect ECONNREFUSED …”) are kept; the stack says where it was.
 */
function describeError(error: unknown): ErrorInLog {
  if (!(error instanceof Error)) return { type: typeof error, message: WITHHELD, stack: '' };
  const told: ErrorInLog = { type: error.constructor.name, message: WITHHELD, stack: framesOf(error) };
  if (sqlState(error) !== null) {
    for (const name of DATABASE_MEMBERS) {
      const value = (error as unknown as Readonly<Record<string, unknown>>)[name];
      if (typeof value === 'string') told[name] = value;
    }
  } else if ('syscall' in error) {
    told.message = error.message;
  }
  if ('code' in error && typeof error.code === 'string') told['code'] = error.code;
  if (error.cause !== undefined) told['cause'] = describeError(error.cause);
  return told;
}

/** The stack without the message that it begins with. */
function framesOf({ stack = '', message }: Error): string {
  const afterMessage = stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  return afterMessage
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .join('\n');
}
