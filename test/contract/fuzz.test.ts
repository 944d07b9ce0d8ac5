import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem, PROBLEM_MEDIA_TYPE, problemCode } from '../../shared/contract/problem.ts';
import type { Database } from '../../server/database/database.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';
import { sendRequest, type Answer } from '../../server/testing/rawRequest.ts';
import { openTestDatabase } from '../../server/testing/testDatabase.ts';
import { answerFaults, operations, type Operation } from './document.ts';
import { changedTables, fingerprint, type Fingerprint } from './fuzz/fingerprint.ts';
import { drawShot, type Shot } from './fuzz/shot.ts';
import { createFuzzWorld, ensureSignedIn, type Caller, type FuzzWorld } from './fuzz/world.ts';

/** More of them: SEATWISE_FUZZ_RUNS=1000 SEATWISE_FUZZ_SEED=7 npx vitest run test/contract/fuzz.test.ts */
const RUNS = Number(process.env['SEATWISE_FUZZ_RUNS'] ?? 100);
const SEED = Number(process.env['SEATWISE_FUZZ_SEED'] ?? 1);
/** What a device's own push of something that is then refused leaves behind. */
const OWN_RECORDS = ['devices', 'ledger'];

describe('any request, made from the OpenAPI document', () => {
  let database: Database;
  let server: RunningServer;
  let world: FuzzWorld;
  let before: Fingerprint;

  beforeAll(async () => {
    database = await openTestDatabase('embedded');
    server = await startServer({ database, port: 0 });
    world = await createFuzzWorld(database, server.url);
    before = await fingerprint(database.db);
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });

  /** Sends it, and says what is wrong with what came of it. */
  const shoot = async (operation: Operation, caller: Caller, shot: Shot): Promise<readonly string[]> => {
    const answer = await sendRequest(server.url, shot);
    const now = await fingerprint(database.db);
    const changed = changedTables(before, now);
    before = now;
    if (answer.status < 400 && operation.method !== 'GET') await ensureSignedIn(database, caller);
    return [
      ...wrongWith(answer, operation, shot),
      ...(answer.status >= 400 && changed.length > 0 ? [`refused, and yet it changed ${changed.join()}`] : []),
      ...(shot.expect === 'harmless' && changed.some((table) => !OWN_RECORDS.includes(table))
        ? [`other people's ids, and yet it changed ${changed.join()}`]
        : []),
      ...leaksOf(answer, caller),
    ];
  };

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s: is answered as documented, or refused with a problem and nothing changed',
    async (_, operation) => {
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (draw) => {
          const name = draw(fc.constantFrom, ...world.callers.map((one) => one.name));
          const caller = world.callers.find((one) => one.name === name);
          if (!caller) throw new Error(name);
          const shot = drawShot(draw, operation, caller, world);
          expect({ ...told(shot, caller), wrong: await shoot(operation, caller, shot) }).toMatchObject({ wrong: [] });
        }),
        { numRuns: operation.body ? 3 * RUNS : RUNS, seed: SEED, endOnFailure: true },
      );
    },
  );
});

function wrongWith(answer: Answer, operation: Operation, shot: Shot): readonly string[] {
  const { status, text } = answer;
  if (status >= 500) return [`answered ${status}: ${text}`];
  if (/\bat .*\.(ts|js|mjs):\d+|node_modules/.test(text)) return ['the answer holds a stack trace'];
  const wrong: string[] = [];
  if (shot.expect === 'refused' && status < 400) wrong.push(`answered ${status} to what must be refused`);
  if (shot.unauthorized && status !== 401) wrong.push(`answered ${status} instead of 401`);
  // A HEAD has no body to look at.
  if (status >= 400 && shot.method !== 'HEAD') wrong.push(...problemFaults(answer));
  return shot.method === operation.method ? [...wrong, ...undocumented(answer, operation)] : wrong;
}

function problemFaults({ status, type, text }: Answer): readonly string[] {
  if (type !== PROBLEM_MEDIA_TYPE) return [`the problem is ${type}`];
  const problem = Problem.safeParse(JSON.parse(text));
  if (!problem.success || problem.data.status !== status || problemCode(problem.data) === null)
    return [`no problem of ours: ${text}`];
  return [];
}

/** A path that is none any more (a part of it is missing) is no operation. */
function undocumented(answer: Answer, operation: Operation): readonly string[] {
  return [404, 405].includes(answer.status) ? [] : answerFaults(operation, answer);
}

/** Does the answer tell of somebody the caller must not know? */
function leaksOf({ text }: Answer, { secrets }: Caller): readonly string[] {
  const leaked = [...new Set(text.split(/[^\w.@-]+/))].filter((word) => secrets.has(word));
  return leaked.length > 0 ? [`the answer tells of ${leaked.join()}`] : [];
}

function told({ why, method, path, body }: Shot, { name }: Caller): object {
  return { why, by: name, method, path: path.slice(0, 300), body: body?.toString().slice(0, 600) };
}
