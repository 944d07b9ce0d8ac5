import { stat } from 'node:fs/promises';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { startupError } from '../startupError.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

/** From the environment where it is set: a password on a command line can be read by everyone on the computer. */
export const DEFAULT_DATABASE = process.env['SEATWISE_DATABASE'] || 'seatwise-data';

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

/** A folder that must be there: a sync that looks in a misspelt one would find nothing, night after night. */
export async function readFolder(path: string): Promise<string> {
  const found = await stat(path).catch((error: unknown) => {
    throw startupError(`There is no folder ${path}.`, error);
  });
  if (!found.isDirectory()) throw startupError(`${path} is no folder.`);
  return resolve(path);
}

/** Addresses of proxies: single ones, ranges, and the names that the web framework knows. */
export function readAddresses(text: string): string {
  const parts = text.split(',').map((part) => part.trim());
  for (const part of parts) {
    const [address = '', bits, ...rest] = part.split('/');
    const version = isIP(address);
    const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
    const isKnown = ['loopback', 'linklocal', 'uniquelocal'].includes(part);
    if (!isKnown && (version === 0 || !isRange || rest.length > 0)) {
      throw startupError(`--trust-proxy ${part} is no address: give the proxy's own, such as 127.0.0.1 or 10.0.0.0/8.`);
    }
  }
  return parts.join(',');
}
