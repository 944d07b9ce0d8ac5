import { describe, expect, it } from 'vitest';
import { restartDelay } from './restartDelay.ts';

describe('the wait before a service that died is started again', () => {
  it('doubles with each death in a row, and never exceeds half a minute', () => {
    expect([1, 2, 3, 4].map(restartDelay)).toEqual([250, 500, 1000, 2000]);
    expect([8, 9, 50, 5000].map(restartDelay)).toEqual([30_000, 30_000, 30_000, 30_000]);
  });
});
