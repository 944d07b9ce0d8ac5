import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A file of the app's data folder. */
export type DataFile = Readonly<{ path: string; name: string; size: number }>;

/** Every file in the data folder, however deep; sockets and links do not count. */
export async function filesIn(folder: string): Promise<readonly DataFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: DataFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.push({ path, name: relative(folder, path), size: (await stat(path)).size });
  }
  return files;
}

/** The files that hold one of these texts, in the encodings that programs write. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { path, name } of await filesIn(folder)) {
    const bytes = await readFile(path);
    const held = texts.filter((text) => bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le'));
    if (held.length > 0) found.push(`${name}: ${held.slice(0, 3).join(', ')}`);
  }
  return found;
}

/** The files in which accounts' rosters are kept. */
export async function storesIn(folder: string): Promise<readonly DataFile[]> {
  return (await filesIn(folder)).filter(({ name }) => name.endsWith('store.db'));
}
