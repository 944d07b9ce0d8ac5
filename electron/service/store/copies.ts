import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from './sqlite.ts';
import { syncFolder } from './writeFileAtomically.ts';

const KEPT = 2;
const WEEK_MS = 7 * 24 * 60 * 60_000;
const NAME = /^store\.copy-(\d{6})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;
const HALF = 'store.copy.part';

type Copy = Readonly<{ path: string; number: number; madeAt: number }>;

/** The copies in the folder of a store, the newest first: by their number, whatever the clock said. */
function copiesIn(folder: string): readonly Copy[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): Copy[] => {
      const [, number, ...parts] = NAME.exec(name) ?? [];
      if (number === undefined) return [];
      const [year, month, day, hour, minute, second] = parts;
      const madeAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
      return [{ path: join(folder, name), number: Number(number), madeAt }];
    })
    .sort((a, b) => b.number - a.number);
}

/** Paths of the copies, the newest first. */
export function listCopies(folder: string): readonly string[] {
  return copiesIn(folder).map(({ path }) => path);
}

/** A week has gone by since the last copy; a clock that was set costs one copy more, never one less. */
export function isCopyDue(folder: string, now: number): boolean {
  const [newest] = copiesIn(folder);
  return newest === undefined || !(Math.abs(now - newest.madeAt) < WEEK_MS);
}

/**
 * Copies the store whole (`VACUUM INTO`, encrypted with the same key) and keeps the newest two. A page that cannot be
 * read makes it fail, and then the copies that are there stay.
 */
export function makeCopy(sql: Sql, folder: string, now: number): void {
  const half = join(folder, HALF);
  rmSync(half, { force: true });
  try {
    sql.run('VACUUM INTO ?', [half]);
    syncFile(half);
    const number = (copiesIn(folder)[0]?.number ?? 0) + 1;
    const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
    renameSync(half, join(folder, `store.copy-${String(number).padStart(6, '0')}-${stamp}.db`));
    syncFolder(folder);
  } finally {
    rmSync(half, { force: true });
  }
  for (const { path } of copiesIn(folder).slice(KEPT)) rmSync(path, { force: true });
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
