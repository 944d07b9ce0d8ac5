import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import { DISTRICT_ID } from '../../server/sample/plan.ts';
import { THREE_SCHOOLS, type District } from './district.ts';
import { practiceDatabase } from './practiceDatabase.ts';

/** A platform delivers the roster that the district has, without those whose ids match. */
export async function deliver(
  { rosterDrop }: Pick<District, 'rosterDrop'>,
  source: SyncedSource,
  gone: RegExp | null = null,
): Promise<void> {
  const place = join(rosterDrop, DISTRICT_ID, source);
  await mkdir(place, { recursive: true });
  const whole = await readFile(join(dirname(await practiceDatabase(THREE_SCHOOLS)), 'sample', 'roster.zip'));
  await writeFile(join(place, 'roster.zip'), gone === null ? whole : without(whole, gone));
}

/** Every second student of the school that is kept in Clever. */
export const HALF_OF_CLEVER = /\bstu-0002-\d*[02468]\b/;

function without(whole: Uint8Array, gone: RegExp): Uint8Array {
  const files = Object.entries(unzipSync(whole)).map(([name, bytes]): [string, Uint8Array] => {
    const lines = strFromU8(bytes).split('\n');
    return [name, strToU8(lines.filter((line) => !gone.test(line)).join('\n'))];
  });
  return zipSync(Object.fromEntries(files));
}
