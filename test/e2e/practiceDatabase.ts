import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceHash } from '../../build/sourceHash.mjs';
import { openDatabase } from '../../server/database/openDatabase.ts';
import { readPractice } from '../../server/practice/practice.ts';
import { setUpPractice } from '../../server/practice/setUpPractice.ts';
import { writeDistrict } from '../../server/sample/writeDistrict.ts';
import { PROJECT_ROOT } from './application.ts';

const NAME = 'seatwise-e2e-sample-';
/** One school, kept by hand. */
const USUAL_STUDENTS = 450;

/** A sample district that differs from the usual one. */
export type Sample = Readonly<{
  students: number;
  /** Alters the files of the folder before they are imported; `made` names what the altering is made by. */
  altered?: Readonly<{ alter: (folder: string) => void; made: readonly string[] }>;
}>;

/**
 * A database with a small sample district in it, by the generator and the importer and nothing else; made once and
 * kept in the temporary folder as long as what makes it is the same. It is copied, never opened in its place.
 */
export async function practiceDatabase(sample: Sample = { students: USUAL_STUDENTS }): Promise<string> {
  const sources = ['server', 'shared', 'package-lock.json', ...(sample.altered?.made ?? [])];
  const hash = sourceHash(PROJECT_ROOT, sources).slice(0, 16);
  const folder = join(tmpdir(), `${NAME}${hash}-${sample.students}`);
  if (!existsSync(folder)) await make(folder, sample);
  return join(folder, 'database');
}

async function make(folder: string, { students, altered }: Sample): Promise<void> {
  await removeOld();
  const half = await mkdtemp(join(tmpdir(), 'seatwise-e2e-making-'));
  const sample = join(half, 'sample');
  const now = new Date();
  writeDistrict({ students, seed: '1', today: now.toISOString().slice(0, 10), out: sample });
  altered?.alter(sample);
  const database = await openDatabase(join(half, 'database'));
  await setUpPractice(database.db, { folder: sample, now, onStep: () => undefined });
  if (!(await readPractice(database.db))) throw new Error('The sample has no practice account.');
  await database.stop();
  await rename(half, folder).catch(async (error: unknown) => {
    // Another run was quicker; its sample is as good.
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

/** Samples of code that is no more. A young one may be in use by another run. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const path = join(tmpdir(), name);
    if (!name.startsWith(NAME)) continue;
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 24 * 60 * 60 * 1000) await rm(path, { recursive: true, force: true });
  }
}
