import { createRandom } from '../../server/sample/random.ts';
import { describe, expect, it } from 'vitest';
import { runCrashes } from './run.ts';

describe('the service process, killed at any moment', () => {
  it('loses nothing that was saved, doubles nothing, and agrees with the server in the end', async () => {
    const seed = createRandom(Date.now()).int(1, 1_000_000);
    const run = await runCrashes({ kills: 8, seed, say: console.log });
    expect([seed, run.findings]).toEqual([seed, []]);
    expect(run.kills).toBe(8);
  });
});
