import { parseArgs, type ParseArgsConfig } from 'node:util';
import { startupError } from '../startupError.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

export const DEFAULT_DATABASE = 'seatwise-data';

/** Reads a command line; what is not understood is said in one sentence. */
export function readOptions<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw startupError(`${sentence} See --help.`, error);
  }
}

/** A port as a number. */
export function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw startupError(`--port ${text} is no port: give a number from 0 to 65535.`);
  return port;
}
