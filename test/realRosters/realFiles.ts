import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RosterFile } from '../../shared/roster/roster.ts';

/** Real roster files lie beside the checkout, never in it: they are not ours to hand on. */
export const REAL_FILES = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Is the folder here? Where it is not, the suite says so and has nothing to do. */
export const areHere = existsSync(REAL_FILES);

/** The CSV files of one of its folders. */
export function realFiles(...folders: readonly string[]): readonly RosterFile[] {
  const root = join(REAL_FILES, ...folders);
  return readdirSync(root)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({ name, text: new Uint8Array(readFileSync(join(root, name))) }));
}
