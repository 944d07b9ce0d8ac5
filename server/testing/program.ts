import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

export type Ended = Readonly<{ code: number | null; output: string; errors: string }>;
export type Started = Readonly<{ child: ChildProcess; ended: Promise<Ended>; ready: Promise<string> }>;

/** The server as a program: built as it is for people, started as a process of its own. */
export async function buildProgram(name: string) {
  /** Inside the checkout, so that the libraries are found from it. */
  const bundle = join(ROOT, `node_modules/.cache/seatwise/${name}-${process.pid}`);
  await build({
    configFile: join(ROOT, 'vite.server.config.ts'),
    root: ROOT,
    logLevel: 'error',
    build: { outDir: bundle, sourcemap: false },
  });
  const children = new Set<ChildProcess>();

  const start = (
    args: readonly string[],
    { input = '', cwd }: Readonly<{ input?: string; cwd?: string }> = {},
  ): Started => {
    const child = spawn(process.execPath, [join(bundle, 'main.mjs'), ...args], cwd === undefined ? {} : { cwd });
    children.add(child);
    let output = '';
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (code) => {
        children.delete(child);
        resolve({ code, output, errors });
      });
    });
    const ready = new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        const [, url] = /^Seatwise licensing API ready at (http:\/\/127\.0\.0\.1:\d+)$/m.exec(output) ?? [];
        if (url) resolve(url);
      });
      void ended.then(({ errors: said }) => reject(new Error(`ended before it was ready: ${said}`)));
    });
    ready.catch(() => {});
    child.stdin.end(input);
    return { child, ended, ready };
  };
  const stop = async (): Promise<void> => {
    for (const child of children) child.kill('SIGKILL');
    await rm(bundle, { recursive: true, force: true });
  };
  return { start, stop };
}

export type Program = Awaited<ReturnType<typeof buildProgram>>;
