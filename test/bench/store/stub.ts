import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../../e2e/application.ts';

/** The other end of the wire, in a process of its own. */
export type Stub = Readonly<{ url: string; stop: () => void }>;

export async function startStub(options: Readonly<{ snapshotFile?: string; roundTripMs?: number }>): Promise<Stub> {
  const script = join(PROJECT_ROOT, 'test/bench/store/stubServer.mjs');
  const args = [script, options.snapshotFile ?? '', String(options.roundTripMs ?? 0)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(line.replace('port ', '')));
    child.once('exit', () => reject(new Error('The stub server ended before it was ready.')));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}
