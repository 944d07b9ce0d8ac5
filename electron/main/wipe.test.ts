import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WipeReceipt } from '../../shared/contract/ipcMain.ts';
import { wipe } from './wipe.ts';

describe('wiping a computer', () => {
  let folder: string;
  const now = () => new Date('2026-11-24T10:00:00Z');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-wipe-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('removes what is ours, whatever became of it, and counts it; after everything that writes has ended', async () => {
    await mkdir(join(folder, 'accounts/abc/sealed-1'), { recursive: true });
    await mkdir(join(folder, 'logs'));
    await mkdir(join(folder, 'Cache'));
    for (const [name, size] of [
      ['accounts/abc/store.db', 1000],
      ['accounts/abc/store.db-wal', 100],
      ['accounts/abc/sealed-1/store.db', 10],
      ['vault.json', 5],
      ['vault.damaged-2026.json', 4],
      ['settings.json', 3],
      ['logs/seatwise.log', 2],
      ['Cache/data_0', 9],
      ['vaulting', 1],
    ] as const) {
      await writeFile(join(folder, name), 'x'.repeat(size));
    }
    const endWriters = async () => writeFile(join(folder, 'logs/seatwise.old.log'), 'last');
    const receipt = await wipe({ dataFolder: folder, endWriters, now });
    expect(WipeReceipt.parse(receipt)).toEqual({
      at: '2026-11-24T10:00:00.000Z',
      removed: [
        { what: 'rosters', files: 3, bytes: 1110 },
        { what: 'secrets', files: 2, bytes: 9 },
        { what: 'settings', files: 1, bytes: 3 },
        { what: 'logs', files: 2, bytes: 6 },
      ],
      remaining: [],
    });
    expect((await readdir(folder)).sort()).toEqual(['Cache', 'vaulting']);
  });

  it('has nothing to remove where nothing was kept', async () => {
    const receipt = await wipe({ dataFolder: join(folder, 'none'), endWriters: async () => undefined, now });
    expect(receipt.removed.every(({ files }) => files === 0)).toBe(true);
    expect(receipt.remaining).toEqual([]);
  });
});
