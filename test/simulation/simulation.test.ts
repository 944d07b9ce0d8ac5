import { afterAll, describe, expect, it } from 'vitest';
import { mutants } from './mutants/all.ts';
import { tellFailure } from './report.ts';
import { planOf, runOnce, runSeed, stopServers } from './runSeed.ts';
import { shrink } from './shrink.ts';

const SEEDS = Number(process.env['SEATWISE_SIMULATION_SEEDS'] ?? 300);

afterAll(stopServers);

describe('the whole system in virtual time', () => {
  it(`keeps everything that is always true, ${SEEDS} seeds long`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one seed after the other
      const { violation } = await runSeed(seed);
      // oxlint-disable-next-line no-await-in-loop -- only when it failed
      if (violation) expect.fail(await tellFailure(seed, violation));
    }
  });

  it('does the same for the same seed', async () => {
    const [first, second] = [await runOnce(7), await runOnce(7)];
    expect(second.hash).toBe(first.hash);
    expect((await runOnce(8)).hash).not.toBe(first.hash);
  });
});

describe('a seeded defect', () => {
  it.each(['sends before the bytes are committed', 'a server without a ledger', 'forgets what is gone'])(
    'is caught: %s',
    async (name) => {
      const mutation = mutants.find((mutant) => mutant.name === name)?.mutation;
      if (!mutation) throw new Error('no such defect');
      for (let seed = 1; seed <= 200; seed += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one seed after the other
        if ((await runSeed(seed, { mutation })).violation) return;
      }
      expect.fail('it was not caught within 200 seeds');
    },
  );
});

describe('shrinking', () => {
  it('keeps what is needed and drops the rest', async () => {
    const { plan } = planOf(1);
    const needed = [plan.actions[2], plan.actions[9]];
    const short = await shrink(plan, async ({ actions }) =>
      Promise.resolve(needed.every((one) => one !== undefined && actions.includes(one))),
    );
    expect(short.actions).toEqual(needed);
  });
});
