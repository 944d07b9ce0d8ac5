import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../e2e/application.ts';

/** Something a page shows: the first element that fits `selector` with text that fits `text`, after a click on `click`. */
export type Moment = Readonly<{ name: string; selector: string; text: string; click?: string }>;

export type Watched = Readonly<{
  pid: number;
  /** Milliseconds from the spawn of the process to the frame that shows each moment. */
  moments: ReadonlyMap<string, number>;
  stop: () => Promise<void>;
}>;

export type WatchedOptions = Readonly<{
  electron: string;
  appFolder: string;
  userDataDir: string;
  moments: readonly Moment[];
  env?: Readonly<Record<string, string>>;
}>;

const LIMIT = 60_000;

/** Starts an app in Electron, as a person would and without a debugger, and waits until the page has shown all moments. */
export async function startWatched(options: WatchedOptions): Promise<Watched> {
  const env = { ...process.env, ...options.env, SEATWISE_BENCH_MOMENTS: JSON.stringify(options.moments) };
  delete (env as NodeJS.ProcessEnv)['SEATWISE_API_URL'];
  const args = [
    '-r',
    join(PROJECT_ROOT, 'test/bench/observe/main.cjs'),
    options.appFolder,
    `--user-data-dir=${options.userDataDir}`,
    '--password-store=gnome-libsecret',
    '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const began = Date.now();
  const child = spawn(options.electron, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const moments = new Map<string, number>();
  const printed: string[] = [];
  const last = options.moments.at(-1)?.name;
  child.stderr.on('data', (data: Buffer) => printed.push(data.toString()));

  const stop = async (): Promise<void> => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(timer);
  };
  const seen = new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => {
      const missing = options.moments.filter(({ name }) => !moments.has(name)).map(({ name }) => name);
      reject(new Error(`${why} before the page had shown: ${missing.join(', ')}.\n${printed.join('').slice(-2000)}`));
    };
    const timer = setTimeout(() => fail(`${LIMIT / 1000} s went by`), LIMIT);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, name, at] = /^bench moment (\S+) (\d+)$/.exec(line) ?? [];
      if (name) moments.set(name, Number(at) - began);
      else printed.push(`${line}\n`);
      if (name && name === last) {
        clearTimeout(timer);
        resolve();
      }
    });
    void gone.then(() => {
      clearTimeout(timer);
      fail('The app ended');
    });
  });
  try {
    await seen;
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid ?? 0, moments, stop };
}
