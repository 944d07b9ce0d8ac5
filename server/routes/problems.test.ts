import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM_MEDIA_TYPE, Problem, problemCode } from '../../shared/contract/problem.ts';
import { ServerInfo } from '../../shared/contract/session.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDistrict } from '../testing/district.ts';
import { sendRequest, type Answer, type Sent } from '../testing/rawRequest.ts';
import { openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice, type TestDevice } from '../testing/testDevice.ts';

describe('bad requests', () => {
  let database: Database;
  let server: RunningServer;
  let device: TestDevice;

  beforeAll(async () => {
    database = await openTestDatabase('embedded');
    server = await startServer({ database, port: 0 });
    const district = await createDistrict(database.db);
    device = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  const send = async (sent: Sent): Promise<Answer> => sendRequest(server.url, sent);
  const json = { 'content-type': 'application/json' };

  it.each<readonly [string, Sent, number, string]>([
    ['an unknown route', { method: 'GET', path: '/v1/nothing' }, 404, 'notFound'],
    ['no route at all', { method: 'GET', path: '/' }, 404, 'notFound'],
    ['a path that is none', { method: 'GET', path: '/%' }, 400, 'invalidRequest'],
    ['a wrong method', { method: 'DELETE', path: '/v1/push' }, 405, 'methodNotAllowed'],
    ['another wrong method', { method: 'PUT', path: '/v1/session' }, 405, 'methodNotAllowed'],
    [
      'JSON that is cut',
      { method: 'POST', path: '/v1/session', headers: json, body: '{"email":' },
      400,
      'invalidRequest',
    ],
    ['an empty body', { method: 'POST', path: '/v1/session', headers: json, body: '' }, 400, 'invalidRequest'],
    ['no body', { method: 'POST', path: '/v1/session' }, 400, 'invalidRequest'],
    [
      'JSON that is no object',
      { method: 'POST', path: '/v1/session', headers: json, body: '[1]' },
      400,
      'invalidRequest',
    ],
    [
      'bytes that are no UTF-8',
      { method: 'POST', path: '/v1/session', headers: json, body: Buffer.from([0xff, 0xfe, 0]) },
      400,
      'invalidRequest',
    ],
    [
      'a member too many',
      {
        method: 'POST',
        path: '/v1/session',
        headers: json,
        body: '{"email":"a","password":"b","deviceName":"c","x":1}',
      },
      400,
      'invalidRequest',
    ],
    [
      'a poisoned prototype',
      {
        method: 'POST',
        path: '/v1/session',
        headers: json,
        body: '{"__proto__":{"email":"a"},"password":"b","deviceName":"c"}',
      },
      400,
      'invalidRequest',
    ],
    [
      'another media type',
      { method: 'POST', path: '/v1/session', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      415,
      'unsupportedMediaType',
    ],
    [
      'no media type',
      { method: 'POST', path: '/v1/session', headers: { 'content-type': '' }, body: '{}' },
      415,
      'unsupportedMediaType',
    ],
    [
      'a body over four megabytes',
      { method: 'POST', path: '/v1/session', headers: json, body: JSON.stringify({ email: 'x'.repeat(4_300_000) }) },
      413,
      'tooLarge',
    ],
    [
      'JSON as deep as it gets',
      { method: 'POST', path: '/v1/session', headers: json, body: '['.repeat(100_000) + ']'.repeat(100_000) },
      400,
      'invalidRequest',
    ],
    ['no token', { method: 'GET', path: '/v1/events' }, 401, 'unauthorized'],
    [
      'another scheme',
      { method: 'GET', path: '/v1/events', headers: { authorization: 'Basic eA==' } },
      401,
      'unauthorized',
    ],
  ])('answers %s with a problem', async (_, sent, status, code) => {
    const answer = await send(sent);
    expect([answer.status, answer.type]).toEqual([status, PROBLEM_MEDIA_TYPE]);
    const problem = Problem.parse(JSON.parse(answer.text));
    expect([problem.status, problemCode(problem)]).toEqual([status, code]);
    expect(answer.text).not.toMatch(/at .*\.(ts|js|mjs):\d+|node_modules/);
  });

  it.each([
    '/v1/ops',
    '/v1/ops?deviceId=x',
    '/v1/ops?deviceId=0197a3c0-0000-7000-8000-000000000000&after=-1',
    '/v1/ops?deviceId=0197a3c0-0000-7000-8000-000000000000&after=x',
    '/v1/ops?deviceId=0197a3c0-0000-7000-8000-000000000000&extra=1',
    '/v1/ops?deviceId=0197a3c0-0000-7000-8000-000000000000&deviceId=0197a3c0-0000-7000-8000-000000000001',
    '/v1/changes?deviceId=0197a3c0-0000-7000-8000-000000000000',
    '/v1/changes?deviceId=0197a3c0-0000-7000-8000-000000000000&cursor=%00',
    '/v1/changes?deviceId=0197a3c0-0000-7000-8000-000000000000&cursor=a&check=perhaps',
    '/v1/snapshot',
  ])('answers the query of %s with a problem', async (path) => {
    const { status, body } = await device.call('GET', path);
    expect([status, body['type']]).toEqual([400, 'urn:seatwise:problem:invalidRequest']);
  });

  it('says where a body is wrong but not what stood there', async () => {
    const secret = 'Saoirse-Brennan';
    const answer = await device.call('POST', '/v1/push', {
      deviceId: device.deviceId,
      epoch: device.session.epoch,
      ack: 0,
      changes: [{ kind: 'change', id: secret }],
    });
    expect(answer.status).toBe(400);
    expect(String(answer.body['detail'])).toContain('body.changes.0');
    expect(JSON.stringify(answer.body)).not.toContain(secret);
  });

  it('names the methods that a resource knows', async () => {
    const { headers } = await send({ method: 'PATCH', path: '/v1/session' });
    expect(headers['allow']).toBe('POST, DELETE');
  });

  it('takes the device from its header too', async () => {
    const response = await fetch(`${server.url}/v1/ops`, {
      headers: { authorization: `Bearer ${device.token}`, 'seatwise-device': device.deviceId },
    });
    expect(response.status).toBe(200);
  });

  it('says to anyone that it is a Seatwise server, and that it is well', async () => {
    const info = await send({ method: 'GET', path: '/v1/server' });
    expect(ServerInfo.parse(JSON.parse(info.text))).toMatchObject({ contract: 1, practice: null });
    expect(info.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect((await send({ method: 'GET', path: '/health/live' })).status).toBe(200);
    expect((await send({ method: 'GET', path: '/health/ready' })).status).toBe(200);
  });
});
