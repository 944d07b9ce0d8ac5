import { afterEach, describe, expect, it } from 'vitest';
import { readDevice } from '../../electron/service/store/device.ts';
import { migrate, readVersion, SCHEMA_VERSION } from '../../electron/service/store/migrations.ts';
import type { Sql } from '../../electron/service/store/sqlite.ts';
import { createDisk, type Disk } from './disk.ts';
import { createMemoryServer } from './memoryServer/memoryServer.ts';
import { createMirror } from './mirror.ts';
import { createObserver } from './observer.ts';
import { prepareStore } from './prepareStore.ts';
import { dice } from './random.ts';
import { makeWorld } from './world.ts';

const disks: Disk[] = [];

afterEach(() => {
  for (const disk of disks.splice(0)) disk.discard();
});

async function diskOf(worldSeed: number, seed: number): Promise<Disk> {
  const world = makeWorld(worldSeed);
  const observer = createObserver(createMemoryServer({ ...world, now: () => new Date(world.startsAt) }));
  const email = 'acc3@example.org';
  const session = await observer.signIn(email);
  const morning = await observer.snapshotFor(email, '00000000-0000-4000-8000-000000000000');
  const random = dice(seed);
  const disk = createDisk((sql) =>
    prepareStore(sql, { session, random, trueNow: () => world.startsAt, morning, mirror: createMirror() }),
  );
  disks.push(disk);
  return disk;
}

async function store(worldSeed: number, seed: number): Promise<Sql> {
  return (await diskOf(worldSeed, seed)).look();
}

/** Every row of every table but the one of the device, with the number that SQLite gave it. */
function contentOf(sql: Sql): Record<string, unknown> {
  const tables = sql.all<{ name: string; wr: number }>(
    "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name <> 'device'",
  );
  return Object.fromEntries(
    tables.map(({ name, wr }) => [name, sql.all(`SELECT ${wr === 1 ? '' : 'rowid AS number, '}* FROM ${name}`)]),
  );
}

describe('a store that begins like another', () => {
  it('holds every row that the download left in the first one', async () => {
    const downloaded = await store(3, 1);
    const copied = await store(3, 2);
    expect(contentOf(copied)).toEqual(contentOf(downloaded));
    expect(copied.get('SELECT COUNT(*) AS n FROM users')).not.toEqual({ n: 0 });
  });

  it('is a device of its own that stands where the first one stood', async () => {
    const [one, other] = [readDevice(await store(4, 1)), readDevice(await store(4, 2))];
    expect(other.deviceId).not.toBe(one.deviceId);
    expect({ ...other, deviceId: one.deviceId }).toEqual(one);
  });
});

describe('a store of an older version', () => {
  const versions = Array.from({ length: SCHEMA_VERSION - 1 }, (_, at) => at + 1);

  it.each(versions)('%i is made of one of today, with everybody in it, and brought on', async (version) => {
    const disk = await diskOf(3, 1);
    const people = disk.look().get('SELECT COUNT(*) AS n FROM users');
    expect(disk.toSchema(version)).toBe(true);
    expect(disk.isToday()).toBe(false);
    expect(readVersion(disk.look())).toBe(version);
    expect(disk.look().get('SELECT COUNT(*) AS n FROM users')).toEqual(people);
    migrate(disk.look());
    expect(readVersion(disk.look())).toBe(SCHEMA_VERSION);
    expect(disk.isToday()).toBe(true);
  });

  it('is not made of what it has no place for', async () => {
    const disk = await diskOf(3, 1);
    disk.look().exec('PRAGMA foreign_keys = 0');
    disk.look().run("INSERT INTO epoch_missing (change_id, epoch) VALUES ('c1', 'e1')");
    expect(disk.toSchema(1)).toBe(false);
  });
});
