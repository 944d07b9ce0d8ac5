import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstFreePort } from './freePort.mjs';

let taken: number;
const holder = createServer();

beforeEach(async () => {
  await new Promise<void>((ready) => holder.listen(0, '127.0.0.1', ready));
  const address = holder.address();
  taken = typeof address === 'object' && address ? address.port : 0;
});

afterEach(() => new Promise((closed) => holder.close(closed)));

describe('the first free port', () => {
  it('is not one that another program has', async () => {
    expect(await firstFreePort([taken])).toBeNull();
    expect(await firstFreePort([taken, 0])).toBe(0);
  });

  it('is given back free', async () => {
    expect(await firstFreePort([0])).toBe(0);
    expect(await firstFreePort([])).toBeNull();
  });
});
