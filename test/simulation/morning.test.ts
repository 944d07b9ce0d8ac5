import { afterEach, describe, expect, it } from 'vitest';
import { readDevice } from '../../electron/service/store/device.ts';
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

async function store(worldSeed: number, seed: number): Promise<Sql> {
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
  return disk.look();
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
