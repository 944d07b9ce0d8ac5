import { describe, expect, it } from 'vitest';
import { save, unassign } from '../testing/sampleStore.ts';
import { startVirtualEngine } from '../testing/virtualEngine.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** An engine that has taken its first look at the server's counts. */
async function afterFirstCheck() {
  const started = startVirtualEngine();
  started.engine.start();
  await started.pass(12 * MINUTE);
  const checks = (): number => started.calls.filter(({ body }) => body === 'check').length;
  return { ...started, checks };
}

describe('drift', () => {
  it('is looked for some minutes after the start and then about once an hour', async () => {
    const { checks, pass, count, logged } = await afterFirstCheck();
    expect(checks()).toBe(1);
    await pass(4 * HOUR);
    expect(checks()).toBeGreaterThan(3);
    expect(checks()).toBeLessThan(7);
    // The store was filled by the test; the server's rows are the same, so nothing is replaced.
    expect([count('snapshot'), logged.includes('drift')]).toEqual([0, false]);
  });

  it('is mended by a snapshot that leaves the outbox alone', async () => {
    const { engine, checks, pass, count, logged, store } = await afterFirstCheck();
    engine.setOnline(false);
    const [saved] = save(store.context, unassign('ana', 'kb'));
    store.sql.run("UPDATE classes SET title = 'Drifted' WHERE id = 'c1'");
    engine.setOnline(true);
    await pass(2 * HOUR);
    expect(checks()).toBeGreaterThan(1);
    expect([count('snapshot'), logged.filter((event) => event === 'drift')]).toEqual([1, ['drift']]);
    expect(store.sql.get("SELECT title FROM classes WHERE id = 'c1'")).toEqual({ title: 'Grade 2, Room 4' });
    expect(store.sql.all('SELECT change_id, state FROM outbox')).toEqual([{ change_id: saved, state: 'applied' }]);
  });

  it('that a snapshot does not mend is told, and not answered with snapshot after snapshot', async () => {
    const { answer, pass, count, logged, licensing } = await afterFirstCheck();
    const wrong = { count: 0, hash: '0'.repeat(16) };
    const names = [
      'orgs',
      'academicSessions',
      'users',
      'classes',
      'enrollments',
      'products',
      'pools',
      'assignments',
      'waiting',
    ];
    const checks = Object.fromEntries(names.map((name) => [name, wrong]));
    const empty = Object.fromEntries(names.map((name) => [name, []]));
    answer('changes', async () =>
      Promise.resolve({
        kind: 'ok',
        body: {
          epoch: licensing.epoch(),
          cursor: licensing.cursor(),
          serverTime: '2025-10-01T12:00:00.000Z',
          rows: empty,
          gone: empty,
          closed: licensing.closed(),
          checks,
        } as never,
      }),
    );
    await pass(5 * HOUR);
    const told = (event: string): number => logged.filter((entry) => entry === event).length;
    expect(told('driftStays')).toBeGreaterThan(0);
    expect(count('snapshot')).toBe(told('drift'));
    expect(told('drift')).toBeLessThanOrEqual(3);
  });
});
