import { describe, expect, it } from 'vitest';
import { brand } from './testing/sampleDistrict.ts';
import { temporaryFolder, unassign } from './testing/sampleStore.ts';
import { startScriptedServer, type Mischief } from './testing/scriptedServer.ts';
import { startTestService, until, type TestWindow } from './testing/testService.ts';

const credentials = { email: 'dana.whitfield@example.org', password: 'practice' };

async function signedIn() {
  const server = await startScriptedServer();
  const started = startTestService({ dataFolder: temporaryFolder(), serverUrl: server.url });
  await started.window.ask('session.signIn', { serverUrl: server.url, ...credentials });
  await until(async () => (await started.window.ask('status.get', {})).lastSyncedAt !== null);
  return { ...started, server };
}

type Answer = Record<string, unknown> & { results: Record<string, unknown>[] };

/** Serves as usual and alters the answer. */
const altered = (work: (answer: Answer) => unknown): Mischief => ({
  rewrite: (text) => JSON.stringify(work(JSON.parse(text) as Answer)),
});

const problem = { type: 'urn:seatwise:problem:noLicenseAvailable', title: 'x', status: 409 };
const refused = (entry: Record<string, unknown>): Record<string, unknown> => ({
  ...entry,
  result: { status: 'refused', problem },
});

async function drained(window: TestWindow): Promise<void> {
  await until(async () => {
    await window.ask('sync.now', {});
    return (await window.ask('status.get', {})).waiting === 0;
  });
}

describe('an answer to a push', () => {
  it.each([
    ['in another order', altered((answer) => ({ ...answer, results: [...answer.results].reverse() }))],
    ['with every result twice', altered((answer) => ({ ...answer, results: [...answer.results, ...answer.results] }))],
    [
      'with results that contradict each other',
      altered((answer) => ({ ...answer, results: [...answer.results, ...answer.results.map(refused)] })),
    ],
    ['without one of its results', altered((answer) => ({ ...answer, results: answer.results.slice(1) }))],
    [
      'with results of somebody else',
      altered((answer) => ({
        ...answer,
        results: [
          ...answer.results.map((entry) => refused({ ...entry, id: '99999999-9999-4999-8999-999999999999' })),
          ...answer.results,
        ],
      })),
    ],
    [
      'with another number for a change',
      altered((answer) => ({ ...answer, results: answer.results.map((entry) => refused({ ...entry, seq: 999 })) })),
    ],
    [
      'with a result of a newer contract',
      altered((answer) => ({ ...answer, results: [{ ...answer.results[0], result: { status: 'deferred' } }] })),
    ],
    ['with a member that is not in the contract', altered((answer) => ({ ...answer, more: true }))],
    ['that is far too large', { rewrite: (text: string) => text + ' '.repeat(5_000_000) }],
    ['cut in the middle', { rewrite: (text: string) => text.slice(0, text.length / 2) }],
  ] as const)('%s: each change is applied once, and shown as what it became', async (_what, mischief) => {
    const { window, server } = await signedIn();
    server.next('/v1/push', mischief);
    const intents = [unassign('ana', 'kb'), unassign('bo', 'kb'), unassign('cyd', 'ph')];
    const { saved } = await window.ask('changes.save', { label: 'x', intents });
    await drained(window);
    const { done, attention } = await window.ask('activity.get', {});
    expect([done.map(({ state }) => state), attention]).toEqual([['applied', 'applied', 'applied'], []]);
    expect(saved.map((id) => server.licensing.applied(id))).toEqual([1, 1, 1]);
  });
});

describe('an answer to a pull', () => {
  const holders = async (window: TestWindow): Promise<string[]> => {
    const page = { classId: brand<never>('c1'), text: '', offset: 0, limit: 50 };
    const { rows } = await window.ask('classes.students', page);
    return rows.flatMap((row) => row.licenses.map(({ product }) => `${row.userId} ${product.code}`)).sort();
  };
  type Delta = { rows: Record<string, unknown[]>; gone: Record<string, string[]> };
  const pulled = (work: (delta: Delta) => unknown): Mischief => ({
    rewrite: (text) => JSON.stringify(work(JSON.parse(text) as Delta)),
  });

  it.each([
    [
      'whose rows come twice',
      pulled((delta) => ({
        ...delta,
        rows: Object.fromEntries(Object.entries(delta.rows).map(([table, rows]) => [table, [...rows, ...rows]])),
      })),
    ],
    [
      'whose rows come in another order',
      pulled((delta) => ({
        ...delta,
        rows: Object.fromEntries(Object.entries(delta.rows).map(([table, rows]) => [table, [...rows].reverse()])),
      })),
    ],
    [
      'that names rows as gone which were never here',
      pulled((delta) => ({ ...delta, gone: { ...delta.gone, users: ['nobody'], orgs: ['nowhere'] } })),
    ],
    ['that breaks the contract', pulled((delta) => ({ ...delta, rows: { ...delta.rows, users: [{ id: 'ana' }] } }))],
    ['cut in the middle', { rewrite: (text: string) => text.slice(0, 40) }],
  ] as const)('%s: the roster is the server’s in the end, and half of it never', async (_what, mischief) => {
    const { window, server } = await signedIn();
    server.licensing.alter((rows) => {
      rows.assignments = rows.assignments.filter((held) => held.userId !== 'ana');
    });
    server.next('/v1/changes', mischief);
    await window.ask('sync.now', {});
    expect([
      ['bo KB', 'cyd PH', 'dee PH'],
      ['ana KB', 'bo KB', 'cyd PH', 'dee PH'],
    ]).toContainEqual(await holders(window));
    await until(async () => {
      await window.ask('sync.now', {});
      return (await holders(window)).length === 3;
    });
    expect(await holders(window)).toEqual(['bo KB', 'cyd PH', 'dee PH']);
  });
});

describe('a server of a newer contract', () => {
  it('stops the sending, not the editing, and asks for the update', async () => {
    const { window, server, service } = await signedIn();
    server.always('/v1/server', {
      rewrite: (text) => JSON.stringify({ ...(JSON.parse(text) as object), contract: 2 }),
    });
    server.always('/v1/push', { rewrite: () => '{"newer":true}' });
    service.setOnline(false);
    service.setOnline(true);
    await window.ask('changes.save', { label: 'x', intents: [unassign('ana', 'kb')] });
    await until(async () => (await window.ask('status.get', {})).connection === 'updateNeeded');
    expect((await window.ask('changes.save', { label: 'y', intents: [unassign('bo', 'kb')] })).saved).toHaveLength(1);
    expect((await window.ask('status.get', {})).waiting).toBe(2);
    expect((await window.ask('activity.get', {})).attention).toEqual([]);
  });
});
