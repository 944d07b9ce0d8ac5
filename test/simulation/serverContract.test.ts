import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptOf } from './contractScript.ts';
import { createMemoryServer } from './memoryServer/memoryServer.ts';
import { openRealServer, type RealServer } from './realServer/realServer.ts';
import type { Site } from './site.ts';
import { makeWorld } from './world.ts';

const SEEDS = Array.from({ length: Number(process.env['SEATWISE_CONTRACT_SEEDS'] ?? 12) }, (_, index) => index + 1);

describe('the server in memory answers as the real one', () => {
  let real: RealServer;

  beforeAll(async () => {
    real = await openRealServer();
  });
  afterAll(async () => real.stop());

  const run = async (seed: number, make: (now: () => Date) => Promise<Site>): Promise<readonly string[]> => {
    const world = makeWorld(seed);
    let at = world.startsAt;
    const site = await make(() => new Date(at));
    return transcriptOf(site, world, seed, () => {
      at += 1000;
    });
  };

  it.each(SEEDS)('to everything that seed %i says', async (seed) => {
    const world = makeWorld(seed);
    const memory = await run(seed, async (now) => Promise.resolve(createMemoryServer({ ...world, now })));
    const answered = await run(seed, async (now) => real.siteFor(world, now, true));
    expect(memory).toEqual(answered);
  });
});
