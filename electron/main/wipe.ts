import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WipedPart, WipeReceipt } from '../../shared/contract/ipcMain.ts';

export type WipeOptions = Readonly<{
  dataFolder: string;
  /** Ends whatever would write again, or holds a file open. */
  endWriters: () => Promise<void>;
  now: () => Date;
}>;

/** What of the data folder is ours, by name; the rest belongs to Chromium, which keeps nothing of a roster. */
const ours: readonly Readonly<{ what: WipedPart; name: RegExp }>[] = [
  { what: 'rosters', name: /^accounts$/ },
  { what: 'secrets', name: /^vault\..*/ },
  { what: 'settings', name: /^settings\..*/ },
  { what: 'logs', name: /^logs$/ },
];

/** Removes all that the app has kept on this computer, and says what that was; what cannot be removed is named. */
export async function wipe({ dataFolder, endWriters, now }: WipeOptions): Promise<WipeReceipt> {
  await endWriters();
  const names = await readdir(dataFolder).catch(() => []);
  const removed: WipeReceipt['removed'] = [];
  const remaining: string[] = [];
  for (const { what, name } of ours) {
    let [files, bytes] = [0, 0];
    for (const path of names.filter((each) => name.test(each)).map((each) => join(dataFolder, each))) {
      const sizes = await sizesBelow(path);
      try {
        // A virus scanner may hold a file for a moment.
        await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        files += sizes.length;
        bytes += sizes.reduce((sum, size) => sum + size, 0);
      } catch {
        remaining.push(path);
      }
    }
    removed.push({ what, files, bytes });
  }
  return { at: now().toISOString(), removed, remaining };
}

/** The sizes of a file, or of all files of a folder. */
async function sizesBelow(path: string): Promise<readonly number[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) return [found.size];
  const names = await readdir(path).catch(() => []);
  return (await Promise.all(names.map((name) => sizesBelow(join(path, name))))).flat();
}
