import { execFile, execFileSync, spawn, type ExecFileOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs, where they are installed. */
export function findPostgresql(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name)))) ?? null;
}

/**
 * A PostgreSQL of our own in a temporary folder on a free port of this computer. A durable one waits for the disk at
 * each commit, as a district's does.
 */
export async function startPostgresql({ durable = false } = {}): Promise<
  Readonly<{ url: string; stop: () => Promise<void> }>
> {
  const bin = findPostgresql();
  if (bin === null) throw new Error('PostgreSQL is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-postgresql-'));
  const user = otherUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const options: ExecFileOptions = { cwd: '/', ...user };
  const data = join(folder, 'data');
  const stop = startKeeper(join(bin, 'pg_ctl'), folder, options);
  try {
    const port = await freePort();
    const settings = [
      `-p ${port}`,
      '-h 127.0.0.1',
      `-k ${folder}`,
      durable ? '-c shared_buffers=512MB -c max_wal_size=8GB' : '-F',
      '-c max_connections=50',
    ].join(' ');
    await run(join(bin, 'initdb'), ['-D', data, '-U', 'seatwise', '-A', 'trust', '-E', 'UTF8', '--locale=C'], options);
    await run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'], options);
    return { url: `postgres://seatwise@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * A process that waits until we say so, or are no more (a run that is killed says nothing), and then stops the cluster
 * and removes its folder. Answers how to say so.
 */
function startKeeper(pgCtl: string, folder: string, options: ExecFileOptions): () => Promise<void> {
  const script = 'cat > /dev/null; "$0" -D "$1/data" -w -m immediate stop > /dev/null 2>&1; rm -rf "$1"';
  const keeper = spawn('/bin/sh', ['-c', script, pgCtl, folder], {
    ...options,
    // In a group of its own: who interrupts a run from the keyboard interrupts the whole group.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  const ended = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  return async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
  };
}

/** PostgreSQL refuses to run as root; it takes any account that the system knows. */
function otherUser(): Readonly<{ uid: number; gid: number }> | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // There is no such account here.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody to run it as.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
