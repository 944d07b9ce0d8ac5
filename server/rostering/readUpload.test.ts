import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStartupError } from '../startupError.ts';
import { readUpload } from './readUpload.ts';
import { unzip } from './unzip.ts';

describe('reading an upload', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-upload-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  const put = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  const names = (files: readonly Readonly<{ name: string }>[]): readonly string[] => files.map(({ name }) => name);
  const textOf = (file: Readonly<{ text: unknown }> | undefined): string => {
    const content = typeof file?.text === 'function' ? (file.text as () => unknown)() : file?.text;
    return content instanceof Uint8Array ? new TextDecoder().decode(content) : String(content);
  };

  it('reads a zip with the license files beside it', async () => {
    const path = await put('North.zip', zipSync({ 'in/orgs.csv': strToU8('orgs'), 'in/users.csv': strToU8('users') }));
    await put('products.csv', 'p');
    await put('other.csv', 'o');
    const upload = await readUpload(path);
    expect(upload.name).toBe('North');
    expect(names(upload.roster)).toEqual(['in/orgs.csv', 'in/users.csv']);
    expect(textOf(upload.roster[1])).toBe('users');
    expect(names(upload.licenses)).toEqual(['products.csv']);
  });

  it('takes license files inside the zip rather than those beside it', async () => {
    const path = await put('n.zip', zipSync({ 'orgs.csv': strToU8('o'), 'products.csv': strToU8('inside') }));
    await put('products.csv', 'beside');
    expect((await readUpload(path)).licenses.map(textOf)).toEqual(['inside']);
  });

  it('reads a folder of files, and a folder with one zip', async () => {
    await put('orgs.csv', 'o');
    await put('sub/users.csv', 'u');
    await put('.hidden/users.csv', 'h');
    expect(names((await readUpload(folder)).roster)).toEqual(
      expect.arrayContaining(['orgs.csv', join('sub', 'users.csv')]),
    );
    expect((await readUpload(folder)).roster).toHaveLength(2);
    const other = await put('zipped/roster.zip', zipSync({ 'orgs.csv': strToU8('zipped') }));
    expect((await readUpload(join(other, '..'))).roster.map(textOf)).toEqual(['zipped']);
  });

  it('refuses what is no zip, a zip that is cut, and a choice of zips', async () => {
    const zip = zipSync({ 'orgs.csv': strToU8('x'.repeat(10_000)) });
    const bad = [await put('a/text.zip', 'no zip at all'), await put('b/cut.zip', zip.slice(0, zip.length - 30))];
    await put('c/one.zip', zip);
    await put('c/two.zip', zip);
    for (const path of [...bad, join(folder, 'c'), join(folder, 'nothing')]) {
      const error: unknown = await readUpload(path).catch((problem: unknown) => problem);
      expect([path, isStartupError(error)]).toEqual([path, true]);
    }
  });

  it('refuses a zip that would unpack to too much before it unpacks anything', () => {
    const blank = zipSync({ 'users.csv': new Uint8Array(30_000_000) });
    expect(blank.length).toBeLessThan(100_000);
    expect(() => unzip(blank, 'bomb.zip')).toThrow(/would unpack to far more/);
    const many = zipSync(Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`${n}.csv`, strToU8('x')])));
    expect(() => unzip(many, 'many.zip')).toThrow(/would unpack to far more/);
    const large = zipSync({ 'users.csv': strToU8('x'.repeat(1000)) });
    expect(() => unzip(large, 'large.zip', { totalBytes: 999, ratio: 200, entries: 10 })).toThrow(/far more/);
  });
});
