import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Small, so that a short run sees many of them. */
const CHECKPOINT_EVERY_COMMITS = 25;

/**
 * Copies of the store and its journal as they are for certain on the disk: one after each commit that was followed by an
 * fsync. What the files hold beyond the copy, a power cut may drop, in part or in whole (`powerCut.ts`).
 *
 * Checkpoints are made here, between two copies, and not by SQLite inside a commit: a copy would otherwise be older than
 * an fsync in the middle of that commit, and what it drops could never be dropped by a real disk.
 *
 * @typedef {{ committed: () => void, beforeTruncate: () => void }} Images
 */

/** @type {Images} */
const NONE = { committed: () => undefined, beforeTruncate: () => undefined };

/**
 * @param {Readonly<{ query: (text: string) => unknown, isInTransaction: () => boolean }>} db past the fail-points
 * @param {string} file
 * @param {string | null} folder
 * @returns {Images}
 */
export function createImages(db, file, folder) {
  if (folder === null || basename(file) !== 'store.db') return NONE;
  const target = join(folder, basename(dirname(file)));
  let commits = 0;
  db.query('PRAGMA wal_autocheckpoint = 0');
  const take = () => {
    const slot = readSlot(target) === 'a' ? 'b' : 'a';
    mkdirSync(join(target, slot), { recursive: true });
    for (const name of ['store.db', 'store.db-wal']) {
      const from = join(dirname(file), name);
      if (existsSync(from)) copyFileSync(from, join(target, slot, name));
      else rmSync(join(target, slot, name), { force: true });
    }
    // The process may be killed while it copies: the image before is good until this one is whole.
    writeFileSync(join(target, 'slot.new'), slot);
    renameSync(join(target, 'slot.new'), join(target, 'slot'));
  };
  return {
    committed: () => {
      // Only FULL asks the disk at every commit; with less than that the commit may still be lost.
      if (db.query('PRAGMA journal_mode') !== 'wal' || db.query('PRAGMA synchronous') !== 2) return;
      take();
      commits += 1;
      if (commits % CHECKPOINT_EVERY_COMMITS > 0) return;
      db.query('PRAGMA wal_checkpoint(PASSIVE)');
      take();
    },
    beforeTruncate: () => {
      if (db.isInTransaction() || db.query('PRAGMA journal_mode') !== 'wal') return;
      db.query('PRAGMA wal_checkpoint(PASSIVE)');
      take();
    },
  };
}

/** @param {string} target */
function readSlot(target) {
  const file = join(target, 'slot');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
