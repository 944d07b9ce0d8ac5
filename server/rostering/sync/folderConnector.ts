import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { openZip } from '../unzip.ts';
import type { Fetched, RosterConnector, RosterPlace } from './rosterConnector.ts';

/** A zip is read into memory as a whole. A district of a million students is about 80 MB. */
const MAX_ZIP_BYTES = 500_000_000;

type Found = Readonly<{ path: string; modifiedAt: Date; size: number }>;

/**
 * Takes the newest zip out of `root/<district>/<source>`, where the platform's export is dropped. The district's folder
 * is called by its id here, or by its id in the roster where no other district has the same.
 */
export function folderConnector(root: string): RosterConnector {
  return async (place) => {
    let newest: Found | null = null;
    try {
      for (const folder of foldersOf(root, place)) newest = later(newest, await newestZip(folder));
      return newest ? await readZip(newest) : { ok: false, reason: 'noFile' };
    } catch {
      return { ok: false, reason: 'unreadable' };
    }
  };
}

function foldersOf(root: string, { districtId, sourcedId, source }: RosterPlace): readonly string[] {
  return [...new Set([districtId, sourcedId])]
    .filter((name) => name !== null)
    .filter(isFolderName)
    .map((name) => join(root, name, source));
}

/** An id of a roster may hold anything, also a way out of the folder. */
function isFolderName(id: string): boolean {
  return /^[\w@-][\w.@ -]*$/.test(id) && !id.endsWith('.') && !id.endsWith(' ');
}

async function newestZip(folder: string): Promise<Found | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  let newest: Found | null = null;
  for (const entry of entries) {
    const { name } = entry;
    // No links: what is read lies in this folder.
    if (!entry.isFile() || name.startsWith('.') || extname(name).toLowerCase() !== '.zip') continue;
    const path = join(folder, name);
    const { mtime, size } = await stat(path);
    newest = later(newest, { path, modifiedAt: mtime, size });
  }
  return newest;
}

/** The younger of two; of two as old, the one whose name comes last. */
function later(a: Found | null, b: Found | null): Found | null {
  if (!a || !b) return a ?? b;
  const byTime = a.modifiedAt.getTime() - b.modifiedAt.getTime();
  return byTime > 0 || (byTime === 0 && basename(a.path) > basename(b.path)) ? a : b;
}

async function readZip({ path, modifiedAt, size }: Found): Promise<Fetched> {
  if (size > MAX_ZIP_BYTES) return { ok: false, reason: 'tooLarge' };
  const bytes = await readFile(path);
  const after = await stat(path);
  // Whoever drops it may still be writing; the next run takes it whole.
  if (after.mtime.getTime() !== modifiedAt.getTime() || after.size !== bytes.length) {
    return { ok: false, reason: 'stillChanging' };
  }
  const name = basename(path);
  const opened = openZip(bytes, name);
  if (!opened.ok) return { ok: false, reason: opened.fault };
  const hash = createHash('sha256').update(bytes).digest('base64url');
  // What is bought and who holds it is no business of a rostering platform.
  const upload = { name: basename(name, extname(name)), roster: opened.files, licenses: [] };
  return { ok: true, upload, name, modifiedAt, hash };
}
