import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { RosterFile } from '../../shared/roster/roster.ts';
import { startupError } from '../startupError.ts';

/** What a zip may unpack to. A district of a million students is about 600 MB of CSV. */
export const ZIP_LIMITS = { totalBytes: 2_000_000_000, ratio: 200, entries: 1000 };

const MEGABYTE = 1_000_000;
/** Small files of blanks compress better than any bomb and harm nobody. */
const RATIO_MATTERS_FROM = 10 * MEGABYTE;

/** The files in a zip, or why it was not opened. */
type OpenedZip =
  | Readonly<{ ok: true; files: readonly RosterFile[] }>
  | Readonly<{ ok: false; fault: 'notAZip' | 'tooLarge'; error: Error }>;

/** The files in a zip, each unpacked when it is read. A zip that is none, or would unpack to too much, is refused first. */
export function unzip(zip: Uint8Array, name: string, limits = ZIP_LIMITS): readonly RosterFile[] {
  const opened = openZip(zip, name, limits);
  if (!opened.ok) throw opened.error;
  return opened.files;
}

/** The same, with what is wrong as a value. */
export function openZip(zip: Uint8Array, name: string, limits = ZIP_LIMITS): OpenedZip {
  const listed: UnzipFileInfo[] = [];
  try {
    list(zip, name, (file) => {
      listed.push(file);
      return false;
    });
  } catch (error) {
    return { ok: false, fault: 'notAZip', error: error instanceof Error ? error : new Error(String(error)) };
  }
  const unpacked = listed.reduce((sum, file) => sum + file.originalSize, 0);
  const bomb =
    listed.length > limits.entries ||
    unpacked > limits.totalBytes ||
    listed.some((file) => file.originalSize > RATIO_MATTERS_FROM && file.originalSize > file.size * limits.ratio);
  if (bomb) {
    const error = startupError(`${name} would unpack to far more than a roster holds; it was not read.`);
    return { ok: false, fault: 'tooLarge', error };
  }
  const files = listed
    .filter((file) => !file.name.endsWith('/'))
    .map((file) => ({
      name: file.name,
      text: () => list(zip, name, (candidate) => candidate.name === file.name)[file.name] ?? new Uint8Array(),
    }));
  return { ok: true, files };
}

function list(zip: Uint8Array, name: string, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    throw startupError(`${name} is not a zip file, or it is damaged: ${reasonOf(error)}.`, error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
