import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT, CONTRACT_HEADER } from '../../shared/contract/session.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict, PASSWORD } from '../testing/district.ts';
import { sendRequest, type Answer } from '../testing/rawRequest.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';

describe('a client of another contract', () => {
  let database: Database;
  let today: RunningServer;
  /** A server that has left the contract of today behind. */
  let later: RunningServer;
  let email: string;

  beforeAll(async () => {
    database = await openTestDatabase('embedded');
    today = await startServer({ database, port: 0 });
    later = await startServer({ database, port: 0, oldestContract: CONTRACT + 1 });
    const district = await createDistrict(database.db);
    email = await district.addAccount('districtAdministrator', [district.id]);
  });
  afterAll(async () => {
    await today.stop();
    await later.stop();
    await database.stop();
  });

  const ask = async (
    server: RunningServer,
    contract: string | null,
    method: string,
    path: string,
    more: Readonly<{ token?: string; body?: object }> = {},
  ): Promise<Answer> =>
    sendRequest(server.url, {
      method,
      path,
      headers: {
        ...(contract === null ? {} : { [CONTRACT_HEADER]: contract }),
        ...(more.token === undefined ? {} : { authorization: `Bearer ${more.token}` }),
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
    });
  const code = ({ status, text }: Answer): readonly unknown[] => [
    status,
    text === ''
      ? ''
      : String((JSON.parse(text) as { type?: string }).type)
          .split(':')
          .at(-1),
  ];
  const signIn = async (): Promise<string> => {
    const answer = await ask(today, null, 'POST', '/v1/session', {
      body: { email, password: PASSWORD, deviceName: 'test' },
    });
    return (JSON.parse(answer.text) as { accessToken: string }).accessToken;
  };

  it('is told to update where the server has left its contract behind, whoever asks and for what', async () => {
    const token = await signIn();
    const old = String(CONTRACT);
    for (const [method, path, more] of [
      ['GET', '/v1/products', { token }],
      ['GET', '/v1/products', {}],
      ['POST', '/v1/push', { token, body: { nonsense: true } }],
      ['POST', '/v1/session', { body: { email, password: PASSWORD, deviceName: 'test' } }],
    ] as const) {
      expect(code(await ask(later, old, method, path, more))).toEqual([426, 'clientTooOld']);
    }
  });

  it('may still ask who answers there, read the contract, and sign out', async () => {
    const token = await signIn();
    const old = String(CONTRACT);
    for (const path of ['/v1/server', '/v1/openapi.json', '/docs', '/health/live']) {
      expect([path, (await ask(later, old, 'GET', path)).status]).toEqual([path, 200]);
    }
    expect((await ask(later, old, 'DELETE', '/v1/session', { token })).status).toBe(204);
    expect((await ask(today, old, 'GET', '/v1/products', { token })).status).toBe(401);
  });

  it('is served when it speaks the oldest contract of the server, a newer one, or does not say', async () => {
    const token = await signIn();
    for (const contract of [String(CONTRACT + 1), String(CONTRACT + 7), null]) {
      expect((await ask(later, contract, 'GET', '/v1/products', { token })).status).toBe(200);
    }
    expect((await ask(today, String(CONTRACT), 'GET', '/v1/products', { token })).status).toBe(200);
  });

  it.each(['', '0', '-1', '1.0', 'one', '1, 1', '9999999'])('is refused when it says “%s”', async (contract) => {
    const token = await signIn();
    expect(code(await ask(today, contract, 'GET', '/v1/products', { token }))).toEqual([400, 'invalidRequest']);
  });
});
