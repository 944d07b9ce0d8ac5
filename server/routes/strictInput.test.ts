import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM_MEDIA_TYPE, Problem, problemCode } from '../../shared/contract/problem.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict } from '../testing/district.ts';
import { sendBytes, sendRequest, type Sent } from '../testing/rawRequest.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { changeOf, signInDevice, type TestDevice } from '../testing/testDevice.ts';
import type { ProductId, UserId } from '../../shared/contract/ids.ts';

describe.each(databaseKinds)('what no route wants, on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let device: TestDevice;
  let authorization: string;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
    const district = await createDistrict(database.db);
    device = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
    authorization = `Bearer ${device.token}`;
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  const push = (userId: string, label = 'test'): string =>
    JSON.stringify({
      deviceId: device.deviceId,
      epoch: device.session.epoch,
      ack: 0,
      changes: [
        changeOf({ kind: 'assign', userId: userId as UserId, productId: 'p' as ProductId }, 1, {
          changeSet: { id: randomUUID() as never, label },
        }),
      ],
    });
  const pushed = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Sent => ({
    method: 'POST',
    path: '/v1/push',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    body,
  });
  const got = (path: string, more: Partial<Sent> = {}): Sent => ({
    method: 'GET',
    path,
    headers: { authorization },
    ...more,
  });

  it.each<readonly [string, () => Sent, number, string]>([
    ['NUL in an id', () => pushed(push('a\0b')), 400, 'invalidRequest'],
    ['NUL in a text', () => pushed(push('u', 'a\0b')), 400, 'invalidRequest'],
    ['half a surrogate pair', () => pushed(push('u', 'a\ud83d')), 400, 'invalidRequest'],
    ['NUL in a path', () => got('/v1/server%00'), 400, 'invalidRequest'],
    ['NUL in a query', () => got(`/v1/changes?deviceId=${device.deviceId}&cursor=a%00b`), 400, 'invalidRequest'],
    ['a line feed in a query', () => got('/v1/server?a=%0A'), 400, 'invalidRequest'],
    ['a query that is no UTF-8', () => got(`/v1/ops?deviceId=${device.deviceId}&after=%ff`), 400, 'invalidRequest'],
    ['a query with half an escape', () => got('/v1/server?%'), 400, 'invalidRequest'],
    ['a query for nothing', () => got('/v1/server?a=1'), 400, 'invalidRequest'],
    ['a query member twice', () => got('/v1/ops?after=0&aft%65r=1'), 400, 'invalidRequest'],
    ['a prototype in a query', () => got('/v1/server?__proto__=1'), 400, 'invalidRequest'],
    [
      'a body that says it is packed',
      () => pushed(push('u'), { 'content-encoding': 'br' }),
      415,
      'unsupportedMediaType',
    ],
    [
      'even one that says it is not',
      () => pushed(push('u'), { 'content-encoding': 'identity' }),
      415,
      'unsupportedMediaType',
    ],
    [
      'another charset',
      () => pushed(push('u'), { 'content-type': 'application/json; charset=latin1' }),
      415,
      'unsupportedMediaType',
    ],
    [
      'two charsets',
      () => pushed(push('u'), { 'content-type': 'application/json; charset=utf-8; charset="x"' }),
      415,
      'unsupportedMediaType',
    ],
    ['plain text', () => pushed(push('u'), { 'content-type': 'text/plain' }), 415, 'unsupportedMediaType'],
    [
      'something like JSON',
      () => pushed(push('u'), { 'content-type': 'application/jsonp' }),
      415,
      'unsupportedMediaType',
    ],
    [
      'a byte that is no UTF-8',
      () => pushed(Buffer.concat([Buffer.from(push('u').slice(0, -2)), Buffer.from([0xff])])),
      400,
      'invalidRequest',
    ],
    ['Latin-1 in a text', () => pushed(Buffer.from(push('u', 'José'), 'latin1')), 400, 'invalidRequest'],
    ['UTF-16', () => pushed(Buffer.from(push('u'), 'utf16le')), 400, 'invalidRequest'],
    ['a byte order mark', () => pushed(`\ufeff${push('u')}`), 400, 'invalidRequest'],
    ['a poisoned prototype', () => pushed(push('u').replace('{', '{"__proto__":{},')), 400, 'invalidRequest'],
    [
      'the same, escaped and deep',
      () => pushed(push('u').replace('"label"', '"\\u005f_proto__":1,"label"')),
      400,
      'invalidRequest',
    ],
    ['two million brackets', () => pushed('['.repeat(2_000_000) + ']'.repeat(2_000_000)), 400, 'invalidRequest'],
    ['a body of four megabytes and one byte', () => pushed(' '.repeat(4 * 1024 * 1024) + '1'), 413, 'tooLarge'],
    [
      'a body on GET',
      () => got('/v1/server', { headers: { 'content-length': '2' }, body: '{}' }),
      400,
      'invalidRequest',
    ],
    [
      'a body in pieces on GET',
      () => got('/v1/server', { headers: { 'transfer-encoding': 'chunked' }, body: '{}' }),
      400,
      'invalidRequest',
    ],
    [
      'a body for an operation without one',
      () => ({
        method: 'DELETE',
        path: '/v1/session',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{}',
      }),
      400,
      'invalidRequest',
    ],
    ['a method nobody knows here', () => got('/v1/server', { method: 'PROPFIND' }), 405, 'methodNotAllowed'],
    ['OPTIONS', () => got('/v1/push', { method: 'OPTIONS' }), 405, 'methodNotAllowed'],
    ['an expectation', () => got('/v1/server', { headers: { expect: 'wonders' } }), 400, 'invalidRequest'],
  ])('answers %s with a problem', async (_, make, status, code) => {
    const answer = await sendRequest(server.url, make());
    expect([answer.status, answer.type]).toEqual([status, PROBLEM_MEDIA_TYPE]);
    const problem = Problem.parse(JSON.parse(answer.text));
    expect([problem.status, problemCode(problem)]).toEqual([status, code]);
  });

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400, 'invalidRequest'],
    ['a method that is none', 'G@T / HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'invalidRequest'],
    ['a header that is none', 'GET / HTTP/1.1\r\nhost a\r\n\r\n', 400, 'invalidRequest'],
    ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'invalidRequest'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      400,
      'invalidRequest',
    ],
    [
      'a length and pieces',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'invalidRequest',
    ],
    ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 413, 'tooLarge'],
    ['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nhost: a\r\n\r\n', 405, 'methodNotAllowed'],
    [
      'another protocol',
      'GET /v1/nothing HTTP/1.1\r\nhost: a\r\nconnection: close, upgrade\r\nupgrade: websocket\r\n\r\n',
      404,
      'notFound',
    ],
  ])('answers %s with a problem, on the wire', async (_, bytes, status, code) => {
    const text = await sendBytes(server.url, bytes);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain(`content-type: ${PROBLEM_MEDIA_TYPE}`);
    const problem = Problem.parse(JSON.parse(body));
    expect([problem.status, problemCode(problem)]).toEqual([status, code]);
  });

  it('answers HEAD where monitors ask with it, and nowhere else', async () => {
    expect((await sendRequest(server.url, got('/health/live', { method: 'HEAD' }))).status).toBe(200);
    expect((await sendRequest(server.url, got('/v1/events', { method: 'HEAD' }))).status).toBe(405);
  });

  it('takes UTF-8 by any of its names, and four megabytes', async () => {
    for (const type of ['application/json', 'application/json; charset=UTF-8', 'Application/JSON;charset="utf8"']) {
      const { status } = await sendRequest(server.url, pushed(push('nobody'), { 'content-type': type }));
      expect(status).toBe(200);
    }
    const padded = push('nobody').padEnd(4 * 1024 * 1024, ' ');
    expect((await sendRequest(server.url, pushed(padded))).status).toBe(200);
  });

  it('goes on serving others after all that', async () => {
    expect((await device.call('GET', '/v1/server')).status).toBe(200);
  });
});
