import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../server/sample/random.ts';

/** What a disk writes whole or not at all. */
const SECTOR = 512;

/** What became of a sector that was written after the last fsync. */
type Fate = 'written' | 'notWritten' | 'garbage';

const FILES = ['store.db', 'store.db-wal'] as const;

/** Takes the files as they are for durable: what an earlier life of the process left behind has long been written out. */
export function beginImages(accountFolder: string, imageFolder: string): void {
  rmSync(imageFolder, { recursive: true, force: true });
  if (!existsSync(join(accountFolder, 'store.db'))) return;
  mkdirSync(join(imageFolder, 'a'), { recursive: true });
  for (const name of FILES)
    if (existsSync(join(accountFolder, name))) copyFileSync(join(accountFolder, name), join(imageFolder, 'a', name));
  writeFileSync(join(imageFolder, 'slot'), 'a');
}

/**
 * Leaves the store as a power cut could: each sector in which the files differ from their last durable image is kept,
 * dropped or garbage, in any combination, and the journal is cut anywhere beyond its durable length. Returns how many
 * sectors were at stake.
 */
export function cutPower(accountFolder: string, imageFolder: string, random: Random): number {
  const slot = join(imageFolder, 'slot');
  // Nothing was committed yet: nothing is promised, and nothing here can be told apart.
  if (!existsSync(slot)) return 0;
  const images = join(imageFolder, readFileSync(slot, 'utf8'));
  let atStake = 0;
  for (const name of FILES) {
    const file = join(accountFolder, name);
    const now = read(file);
    const durable = read(join(images, name));
    if (now === null && durable === null) continue;
    const { bytes, sectors } = afterCut(durable ?? Buffer.alloc(0), now ?? Buffer.alloc(0), name, random);
    atStake += sectors;
    writeFileSync(file, bytes);
  }
  // Shared memory does not outlive the computer's power.
  rmSync(join(accountFolder, 'store.db-shm'), { force: true });
  return atStake;
}

type Cut = Readonly<{ bytes: Buffer; sectors: number }>;

/** SQLite makes sure that a new journal header is on the disk before it writes a frame under it. */
const WAL_HEADER = 32;

function afterCut(durable: Buffer, now: Buffer, name: string, random: Random): Cut {
  if (name === 'store.db') return mix(durable, now, 0, random);
  // A file system shortens a file at once or not at all.
  if (now.length < durable.length) return { bytes: random.chance(0.5) ? now : durable, sectors: 0 };
  const isRestarted =
    durable.length >= WAL_HEADER && !durable.subarray(0, WAL_HEADER).equals(now.subarray(0, WAL_HEADER));
  if (!isRestarted) return mix(durable, now, 0, random);
  if (random.chance(0.5)) return mix(durable, now, WAL_HEADER, random);
  // Cut before that header was certain: no frame of the new journal exists.
  const bytes = Buffer.from(durable);
  if (random.chance(0.5)) now.copy(bytes, 0, 0, WAL_HEADER);
  return { bytes, sectors: 1 };
}

/** The first `certain` bytes are as they are now; every sector beyond has its own fate. */
function mix(durable: Buffer, now: Buffer, certain: number, random: Random): Cut {
  const length = random.int(durable.length, Math.max(durable.length, now.length));
  const bytes = Buffer.alloc(length);
  const odds = random.pick([0, 0.1, 0.5, 0.9, 1] as const);
  let sectors = 0;
  for (let at = 0; at < bytes.length; at += SECTOR) {
    const end = Math.min(at + SECTOR, bytes.length);
    const before = padded(durable, at, end);
    const after = padded(now, at, end);
    if (before.equals(after)) {
      before.copy(bytes, at);
      continue;
    }
    sectors += 1;
    const fate: Fate = random.chance(odds) ? 'written' : random.chance(0.2) ? 'garbage' : 'notWritten';
    switch (fate) {
      case 'written':
        after.copy(bytes, at);
        break;
      case 'notWritten':
        before.copy(bytes, at);
        break;
      case 'garbage':
        garble(bytes.subarray(at, end), before, after, random);
        break;
    }
  }
  now.copy(bytes, 0, 0, certain);
  return { bytes, sectors };
}

/**
 * Bytes of the sector that were not being written stay as they are, as disks of today hold to ("powersafe overwrite");
 * SQLite counts on it: a commit may end and the next one begin in one sector.
 */
function garble(into: Buffer, before: Buffer, after: Buffer, random: Random): void {
  for (const [index, byte] of before.entries()) into[index] = byte === after[index] ? byte : random.int(0, 255);
}

/** A file that has grown reads as zeros where nothing was written. */
function padded(buffer: Buffer, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(to - from);
  buffer.subarray(from, to).copy(bytes);
  return bytes;
}

function read(file: string): Buffer | null {
  return existsSync(file) ? readFileSync(file) : null;
}
