import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder } from '../../build/paths.mjs';
import { sourceHash } from '../../build/sourceHash.mjs';
import { PRACTICE_DISTRICT_ADMINISTRATOR } from '../../server/sample/practice.ts';
import { PROJECT_ROOT, startApplication } from '../e2e/application.ts';
import { signIn, waitForDashboard } from '../e2e/screens.ts';

/** A computer of a district office: the app has been signed in, holds the roster, and the server is gone. */
export type Office = Readonly<{
  /** A folder on a real disk for what a measure needs besides. */
  folder: string;
  userDataDir: string;
  emptyUserDataDir: string;
  remove: () => Promise<void>;
}>;

const STUDENTS = 100_000;

/**
 * Generates and imports a district (kept in the cache as long as the code that made it is the same), starts its server,
 * signs in with the real app, waits for the download and stops both.
 */
export async function makeOffice(say: (text: string) => void): Promise<Office> {
  const district = await ensureDistrict(say);
  const folder = await mkdtemp(join(cacheFolder(), 'bench-office-'));
  const remove = async (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const userDataDir = join(folder, 'user-data');
    const server = await startServer(district);
    try {
      say(`signing in and downloading ${STUDENTS.toLocaleString('en-US')} students`);
      const app = await startApplication({ userDataDir, apiUrl: server.url });
      await signIn(app.page, { email: PRACTICE_DISTRICT_ADMINISTRATOR.email, password: server.password });
      await waitForDashboard(app.page, { timeout: 300_000 });
      await app.stop();
    } finally {
      await server.stop();
    }
    return { folder, userDataDir, emptyUserDataDir: join(folder, 'empty-user-data'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function ensureDistrict(say: (text: string) => void): Promise<string> {
  const name = `bench-district-${STUDENTS}-${sourceHash(PROJECT_ROOT, ['server', 'shared']).slice(0, 16)}`;
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  for (const old of await readdir(cacheFolder())) {
    if (old.startsWith('bench-district-')) await rm(join(cacheFolder(), old), { recursive: true, force: true });
  }
  const half = `${folder}.part`;
  say(`generating a district of ${STUDENTS.toLocaleString('en-US')} students (once)`);
  await runNode([
    'out/server/generate.mjs',
    '--students',
    String(STUDENTS),
    '--seed',
    '1',
    '--out',
    join(half, 'sample'),
  ]);
  say('importing it into the licensing API (once)');
  await (await startServer(half)).stop();
  await rename(half, folder);
  return folder;
}

type Server = Readonly<{ url: string; password: string; stop: () => Promise<void> }>;

/** The built server on the district's database; the first start imports the sample. */
async function startServer(district: string): Promise<Server> {
  const args = ['out/server/main.mjs', '--port', '0', '--database', join(district, 'database')];
  const child = spawn(process.execPath, [...args, '--practice', join(district, 'sample')], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /ready at (http:\/\/\S+)/.exec(line)?.[1];
      if (ready) resolve(ready);
    });
    void gone.then(() => reject(new Error('The licensing API ended before it was ready.')));
  });
  const info = (await (await fetch(`${url}/v1/server`)).json()) as { practice: { password: string } | null };
  return {
    url,
    password: info.practice?.password ?? '',
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function runNode(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${args[0]} ended with code ${code}.`);
}
