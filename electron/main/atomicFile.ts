import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The steps that a test can break. */
export type FileSteps = Readonly<{ rename: (from: string, to: string) => Promise<void> }>;

/**
 * Replaces a file so that after a crash at any moment it holds the old text or the new one, whole.
 * Only its owner may read it. Throws when the disk is full or the folder cannot be written; the old text stays.
 */
export async function writeFileAtomically(file: string, text: string, steps: FileSteps = { rename }): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await steps.rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** The rename itself must be on disk too; Windows has no such call and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
