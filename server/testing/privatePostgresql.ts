import { execFile, execFileSync, type ExecFileOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

/** A PostgreSQL of our own in a temporary folder on a free port of this computer. */
export async function startPostgresql(): Promise<Readonly<{ url: string; stop: () => Promise<void> }>> {
  const bin = findPostgresql();
  if (bin === null) throw new Error('PostgreSQL is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-postgresql-'));
  const user = otherUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const options: ExecFileOptions = { cwd: folder, ...user };
  const data = join(folder, 'data');
  const port = await freePort();
  const settings = [`-p ${port}`, '-h 127.0.0.1', `-k ${folder}`, '-F', '-c max_connections=50'].join(' ');
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'seatwise', '-A', 'trust', '-E', 'UTF8', '--locale=C'], options);
  await run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'], options);
  return {
    url: `postgres://seatwise@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop'], options);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function otherUser(): Readonly<{ uid: number; gid: number }> | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return readFileSync('/etc/passwd', 'utf8').includes('nobody:') ? { uid: id('-u'), gid: id('-g') } : null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
