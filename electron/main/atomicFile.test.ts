import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from './atomicFile.ts';

describe('a file that is replaced', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-atomic-'));
    file = join(folder, 'vault.json');
    await writeFile(file, 'old');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('holds the new text, is for its owner only, and nothing lies beside it', async () => {
    await writeFileAtomically(file, 'new');
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['vault.json']);
    // Windows has no such bits: there the folder of the person guards it.
    expect((await stat(file)).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
  });

  it('has the new text on the disk, whole, before it takes the old one’s place', async () => {
    const seen: string[] = [];
    await writeFileAtomically(file, 'new', {
      rename: async (from, to) => {
        seen.push(await readFile(from, 'utf8'), await readFile(to, 'utf8'));
        await rm(from);
      },
    });
    expect(seen).toEqual(['new', 'old']);
  });

  it('keeps the old text when the last step fails', async () => {
    const rename = async (): Promise<void> => {
      throw new Error('no');
    };
    await expect(writeFileAtomically(file, 'new', { rename })).rejects.toThrow('no');
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['vault.json']);
  });

  it('is not made where it cannot be', async () => {
    await expect(writeFileAtomically(join(folder, 'missing/vault.json'), 'x')).rejects.toThrow('ENOENT');
  });
});
