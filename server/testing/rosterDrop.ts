import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import { zipOf, type RosterOutline } from './rosterUpload.ts';

/** A folder in which a rostering platform drops its exports, as a server is given one. */
export async function createRosterDrop() {
  const folder = await mkdtemp(join(tmpdir(), 'seatwise-drop-'));
  let minute = 0;

  /** Drops bytes; every file is a minute younger than the one before, or as old as said. */
  const dropBytes = async (
    district: string,
    bytes: Uint8Array | string,
    { source = 'clever', name = 'roster.zip', at }: Readonly<{ source?: SyncedSource; name?: string; at?: Date }> = {},
  ): Promise<void> => {
    const place = join(folder, district, source);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, name), bytes);
    const time = at ?? new Date(Date.UTC(2026, 8, 1, 0, ++minute));
    await utimes(join(place, name), time, time);
  };
  const drop = async (outline: RosterOutline, how: Parameters<typeof dropBytes>[2] = {}): Promise<void> =>
    dropBytes(outline.district, zipOf(outline), how);
  return { folder, drop, dropBytes, stop: async () => rm(folder, { recursive: true, force: true }) };
}
