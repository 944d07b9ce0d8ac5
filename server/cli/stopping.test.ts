import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PushResponse } from '../../shared/contract/push.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { createDistrict } from '../testing/district.ts';
import { openEvents } from '../testing/openEvents.ts';
import { startPostgresql } from '../testing/privatePostgresql.ts';
import { buildProgram, type Program } from '../testing/program.ts';
import { databaseKinds } from '../testing/testDatabase.ts';
import { changeOf, signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('a server that is told to stop, on the %s database', (kind) => {
  let folder: string;
  let program: Program;
  let location: string;
  let stopDatabase = async (): Promise<void> => {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-stopping-'));
    program = await buildProgram(`stopping-test-${kind}`);
    if (kind === 'postgresql') {
      const cluster = await startPostgresql();
      [location, stopDatabase] = [cluster.url, cluster.stop];
    } else {
      location = join(folder, 'database');
    }
  });
  afterAll(async () => {
    await program.stop();
    await stopDatabase();
    await rm(folder, { recursive: true, force: true });
  });
  let email = '';
  let intent: Parameters<typeof changeOf>[0];
  beforeEach(async () => {
    const database = await openDatabase(location);
    const district = await createDistrict(database.db);
    const school = await district.addSchool();
    const [userId, productId] = [await district.addUser('student', [school]), await district.addProduct()];
    await district.addPool(productId, school, 1);
    intent = { kind: 'assign', userId, productId };
    email = await district.addAccount('districtAdministrator', [district.id]);
    await database.stop();
  });

  it('finishes the push that is under way, ends streams, takes nothing new, and ends with 0', async () => {
    const { child, ready, ended } = program.start(['--port', '0', '--database', location]);
    const url = await ready;
    const device = await signInDevice(url, email);
    const events = await openEvents(device);
    const body = JSON.stringify({
      deviceId: device.deviceId,
      epoch: device.session.epoch,
      ack: 0,
      changes: [changeOf(intent, 1)],
    });
    const push = httpRequest(`${url}/v1/push`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${device.token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    });
    // Until the server has the request; the half of its body that is there does not tell.
    await new Promise<void>((resolve) => push.once('continue', resolve).flushHeaders());
    push.write(body.slice(0, 20));

    child.kill('SIGTERM');
    expect(await events.next()).toBe('ended');
    // Load balancers and clients that come now are sent away, in the words of the contract.
    const agent = new Agent({ keepAlive: false });
    const states = await Promise.all(
      ['/health/ready', '/v1/server', '/health/live'].map(async (path) => {
        const answer = await answerTo(httpRequest(url + path, { agent }).end());
        return [answer.statusCode, answer.headers['content-type'], (await text(answer)).includes('stopping')];
      }),
    );
    expect(states).toEqual([
      [503, 'application/problem+json', true],
      [503, 'application/problem+json', true],
      [200, 'application/json; charset=utf-8', false],
    ]);

    push.end(body.slice(20));
    const answer = await answerTo(push);
    const { results } = PushResponse.parse(JSON.parse(await text(answer)));
    expect(results.map(({ result }) => result.status)).toEqual(['applied']);
    expect(await ended).toMatchObject({ code: 0, errors: '' });

    const database = await openDatabase(location);
    const given = await database.db
      .selectFrom('assignments')
      .selectAll()
      .where('district_id', '=', device.session.district.id)
      .execute();
    expect(given).toHaveLength(1);
    await database.stop();
  });
});

async function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => sent.once('response', resolve).once('error', reject));
}
