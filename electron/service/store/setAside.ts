import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from './writeFileAtomically.ts';

/** Renames a store file and its journal, so that they can still be read together. Returns the new path. */
export function setAside(file: string, now: Date): string {
  const folder = dirname(file);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  let path = join(folder, `store.damaged-${stamp}.db`);
  for (let n = 2; existsSync(path); n += 1) path = join(folder, `store.damaged-${stamp}-${n}.db`);
  // The journal first: a crash between the two must not leave it beside a new store.
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${path}-wal`);
  renameSync(file, path);
  rmSync(`${file}-shm`, { force: true });
  syncFolder(folder);
  return path;
}
