import { fork } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../e2e/application.ts';

export type LoadDevice = Readonly<{ token: string; bodies: readonly string[] }>;

/** Lets devices push for a while; answers applied changes per second. */
export async function runLoad(url: string, devices: readonly LoadDevice[], milliseconds: number): Promise<number> {
  const child = fork(join(PROJECT_ROOT, 'test/bench/server/load.mjs'), { execArgv: [] });
  const result = await new Promise<Readonly<{ applied: number; milliseconds: number }>>((resolve, reject) => {
    child.once('message', resolve).once('error', reject);
    child.once('exit', (code) => reject(new Error(`the load ended with code ${code}`)));
    child.send({ url, devices, milliseconds });
  });
  if (result.applied === 0) throw new Error('nothing was applied');
  return (result.applied / result.milliseconds) * 1000;
}
