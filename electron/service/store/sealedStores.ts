import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { matchesKeyCheck } from './keyCheck.ts';
import { syncFolder } from './writeFileAtomically.ts';

/** The journal before its store: it must never lie beside another one. */
const FILES = ['store.db-shm', 'store.db-wal', 'store.db'];
const CHECK = 'store.check';

/** Moves the store in use, locked with a key that is not here now, into a folder beside it. Nothing is deleted. */
export function sealStore(folder: string, now: number): void {
  if (!existsSync(join(folder, 'store.db'))) return;
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  let sealed = join(folder, `sealed-${stamp}`);
  for (let n = 2; existsSync(sealed); n += 1) sealed = join(folder, `sealed-${stamp}-${n}`);
  mkdirSync(sealed, { mode: 0o700 });
  moveStore(folder, sealed);
}

/** When the store in use is locked with another key but a sealed one with this key, the two change places. */
export function unsealStore(folder: string, key: string, now: number): void {
  if (!existsSync(folder) || matchesKeyCheck(join(folder, CHECK), key) !== 'other') return;
  const sealed = readdirSync(folder)
    .filter((name) => name.startsWith('sealed-'))
    .map((name) => join(folder, name))
    .find((candidate) => matchesKeyCheck(join(candidate, CHECK), key) === 'same');
  if (sealed === undefined) return;
  sealStore(folder, now);
  moveStore(sealed, folder);
}

function moveStore(from: string, to: string): void {
  // Copied first and removed last: a store that was moved by half is known by its key at either place.
  if (existsSync(join(from, CHECK))) copyFileSync(join(from, CHECK), join(to, CHECK));
  const copies = readdirSync(from).filter((name) => name.startsWith('store.copy-'));
  for (const name of [...FILES, ...copies])
    if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name));
  rmSync(join(from, CHECK), { force: true });
  syncFolder(to);
  syncFolder(from);
}
