import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const MODULES = join(import.meta.dirname, '../../node_modules');
const CACHE = join(MODULES, '.cache/seatwise');

/**
 * An embedded cluster with nothing in it, as a dump. Making one takes seconds of work, so it is kept between runs: by
 * the engine's version, since another one may lay out its files otherwise.
 */
export async function emptyCluster(): Promise<Blob> {
  const engine = await readFile(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8');
  const { version } = JSON.parse(engine) as { version: string };
  const file = join(CACHE, `pglite-${version}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return new Blob([kept]);
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  const bytes = new Uint8Array(await dump.arrayBuffer());
  await mkdir(CACHE, { recursive: true });
  // Several test files may be here at once: each writes its own, the last whole one stays.
  const part = `${file}.${process.pid}`;
  await writeFile(part, bytes);
  await rename(part, file);
  return new Blob([bytes]);
}
