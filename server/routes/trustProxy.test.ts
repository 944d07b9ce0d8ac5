import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import { startServer } from '../startServer.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';

describe('the address of a request', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase('embedded');
  });
  afterAll(async () => {
    await database.stop();
  });

  /** Signs in from two addresses by the proxy's word; answers how many addresses the throttle counts. */
  const countAddresses = async (trustProxy?: string): Promise<number> => {
    await database.db.deleteFrom('sign_in_throttle').execute();
    const server = await startServer({ database, port: 0, ...(trustProxy === undefined ? {} : { trustProxy }) });
    for (const address of ['203.0.113.1', '203.0.113.2']) {
      const response = await fetch(`${server.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ email: 'nobody@example.org', password: 'wrong', deviceName: 'test' }),
      });
      expect(response.status).toBe(401);
    }
    await server.stop();
    const keys = await database.db.selectFrom('sign_in_throttle').select('key').execute();
    // One is the account's.
    return keys.length - 1;
  };

  it('is what a proxy says that is known, and what nobody else says', async () => {
    expect(await countAddresses('loopback')).toBe(2);
    expect(await countAddresses()).toBe(1);
    expect(await countAddresses('10.0.0.0/8')).toBe(1);
  });
});
