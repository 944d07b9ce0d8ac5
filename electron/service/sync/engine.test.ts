import { describe, expect, it } from 'vitest';
import { lanesOf, type Change, type Void } from '../../../shared/contract/change.ts';
import { problemType } from '../../../shared/contract/problem.ts';
import type { PushResult } from '../../../shared/contract/push.ts';
import type { Answer } from '../api/answer.ts';
import { assign, save, unassign } from '../testing/sampleStore.ts';
import { startVirtualEngine, type VirtualEngine } from '../testing/virtualEngine.ts';

const failed: PushResult = { status: 'failed', problem: { type: problemType('internal'), title: '', status: 500 } };
const never = async (): Promise<never> => new Promise(() => undefined);
const problem = (status: number, code: 'tooManyRequests' | 'invalidRequest', retryAfterMs: number | null = null) => {
  const answer: Answer<never> = { kind: 'problem', status, code, retryAfterMs };
  return async (): Promise<Answer<never>> => Promise.resolve(answer);
};

const isOf = (item: Change | Void, userId: string): boolean =>
  item.kind === 'change' && lanesOf(item.intent).some((lane) => lane.userId === userId);

const states = ({ store }: VirtualEngine): unknown[] =>
  store.sql.all<{ state: string }>('SELECT state FROM outbox ORDER BY local_seq').map(({ state }) => state);

async function started(): Promise<VirtualEngine> {
  const virtual = startVirtualEngine();
  virtual.engine.start();
  await virtual.pass(1000);
  return virtual;
}

function edit(virtual: VirtualEngine, ...intents: Parameters<typeof save>[1][]): readonly string[] {
  const ids = save(virtual.store.context, ...intents);
  virtual.engine.changed();
  return ids;
}

describe('the engine', () => {
  it('probes first, then pulls, then polls every minute', async () => {
    const virtual = await started();
    expect(virtual.calls.map(({ call }) => call)).toEqual(['probe', 'changes']);
    await virtual.pass(180_000);
    expect(virtual.count('changes')).toBe(4);
    expect(virtual.count('probe')).toBe(1);
  });

  it('sends a change at once, and pulls what it did', async () => {
    const virtual = await started();
    edit(virtual, unassign('ana', 'kb'));
    await virtual.pass(0);
    expect(states(virtual)).toEqual(['applied']);
    expect(virtual.count('changes')).toBe(2);
    expect(virtual.store.sql.all('SELECT * FROM overlay')).toEqual([]);
  });

  it('has one push in flight, also when more is saved meanwhile', async () => {
    const virtual = await started();
    const answer: ((answer: Answer<never>) => void)[] = [];
    virtual.answer('push', async () => new Promise((resolve) => answer.push(resolve)));
    edit(virtual, unassign('ana', 'kb'));
    edit(virtual, unassign('bo', 'kb'));
    await virtual.pass(5000);
    expect(virtual.count('push')).toBe(1);
    virtual.answer('push', null);
    answer[0]?.({ kind: 'lost', why: 'ECONNRESET' });
    await virtual.pass(5000);
    expect(states(virtual)).toEqual(['applied', 'applied']);
  });

  it('makes no attempt while offline, and one at once when the network is back', async () => {
    const virtual = await started();
    virtual.engine.setOnline(false);
    await virtual.pass(1000);
    const before = virtual.calls.length;
    edit(virtual, unassign('ana', 'kb'));
    await virtual.engine.syncNow();
    virtual.engine.resume();
    await virtual.pass(600_000);
    expect(virtual.calls).toHaveLength(before);
    virtual.engine.setOnline(true);
    await virtual.pass(0);
    expect(states(virtual)).toEqual(['applied']);
  });

  it('makes no attempt before Retry-After ends, whatever happens', async () => {
    const virtual = await started();
    virtual.answer('push', problem(429, 'tooManyRequests', 30_000));
    edit(virtual, unassign('ana', 'kb'));
    await virtual.pass(0);
    virtual.answer('push', null);
    const before = virtual.calls.length;
    edit(virtual, unassign('bo', 'kb'));
    virtual.engine.setFocused(true);
    virtual.engine.resume();
    await virtual.engine.syncNow();
    await virtual.pass(29_000);
    expect(virtual.calls).toHaveLength(before);
    await virtual.pass(2000);
    expect(states(virtual)).toEqual(['applied', 'applied']);
  });

  it('is not moved by a clock that is ten years off', async () => {
    const virtual = await started();
    for (const years of [-10, 10]) {
      virtual.setClock(Date.parse('2025-10-01') + years * 365 * 86_400_000);
      edit(virtual, years < 0 ? unassign('ana', 'kb') : assign('ana', 'kb'));
      await virtual.pass(1000);
    }
    expect(states(virtual)).toEqual(['applied', 'applied']);
  });

  it('starts again by itself when a request is stuck', async () => {
    const virtual = await started();
    virtual.answer('push', never);
    edit(virtual, unassign('ana', 'kb'));
    await virtual.pass(60_000);
    expect([virtual.aborts(), virtual.logged]).toEqual([0, []]);
    await virtual.pass(60_000);
    expect(virtual.aborts()).toBe(1);
    expect(virtual.logged).toContain('stalled');
  });

  it('asks what became of changes that were on the way when it ended, and sends the same bytes', async () => {
    const first = startVirtualEngine();
    save(first.store.context, unassign('ana', 'kb'));
    first.answer('push', never);
    first.engine.start();
    await first.pass(1000);
    const sent = first.calls.find(({ call }) => call === 'push')?.body;
    // The process is killed here; its successor finds the change "sending".
    expect(states(first)).toEqual(['sending']);
    first.answer('push', null);
    first.engine.start();
    expect(states(first)).toEqual(['unknown']);
    expect(sent).toContain(first.store.sql.get<{ bytes: string }>('SELECT bytes FROM outbox')?.bytes);
  });
});

describe('a change that the server cannot take', () => {
  it('is closed by its void after five faults, and those after it in other lanes go on', async () => {
    const virtual = await started();
    virtual.judge((item) => (isOf(item, 'ana') ? failed : undefined));
    const [bad] = edit(virtual, unassign('ana', 'kb'));
    await virtual.pass(0);
    edit(virtual, unassign('bo', 'kb'));
    await virtual.pass(300_000);
    expect(states(virtual)).toEqual(['quarantined', 'applied']);
    const last = virtual.calls.filter(({ call }) => call === 'push').at(-1);
    expect(last?.body).toContain('"kind":"void"');
    expect(virtual.store.sql.get("SELECT id FROM assignments_view WHERE user_id = 'ana'")).toEqual({ id: 'a1' });
    expect(virtual.licensing.applied(bad ?? '')).toBe(0);
  });

  it('is found in a batch that is refused whole', async () => {
    const virtual = await started();
    virtual.answer('push', problem(400, 'invalidRequest'));
    const ids = edit(
      virtual,
      unassign('ana', 'kb'),
      unassign('bo', 'kb'),
      unassign('cyd', 'ph'),
      unassign('dee', 'ph'),
    );
    await virtual.pass(0);
    virtual.answer('push', null);
    await virtual.pass(10_000);
    const sizes = virtual.calls
      .filter(({ call }) => call === 'push')
      .map(({ body }) => (JSON.parse(body ?? '') as { changes: unknown[] }).changes.length);
    expect(sizes.slice(0, 3)).toEqual([4, 2, 1]);
    expect(states(virtual)).toEqual(ids.map(() => 'applied'));
  });

  it('waits with what comes after it until what comes before is decided', async () => {
    const virtual = await started();
    virtual.judge((item) => (isOf(item, 'ana') && item.after.length === 0 ? failed : undefined));
    edit(virtual, unassign('ana', 'kb'));
    edit(virtual, assign('ana', 'kb'));
    await virtual.pass(2000);
    expect(states(virtual)).toEqual(['sending', 'sending']);
    virtual.judge(null);
    await virtual.pass(60_000);
    expect(states(virtual)).toEqual(['applied', 'applied']);
  });

  it('blocks what came after it', async () => {
    const virtual = await started();
    virtual.engine.setOnline(false);
    edit(virtual, unassign('dee', 'ph'));
    edit(virtual, assign('ana', 'ph'));
    virtual.licensing.alter((rows) => {
      rows.assignments = rows.assignments.map((held) => (held.id === 'a4' ? { ...held, version: 2 } : held));
    });
    virtual.engine.setOnline(true);
    await virtual.pass(1000);
    expect(states(virtual)).toEqual(['held', 'blocked']);
    expect(virtual.store.sql.all('SELECT * FROM overlay')).toEqual([]);
  });
});

describe('an answer that leaves something out', () => {
  it('is asked about', async () => {
    const virtual = await started();
    const empty = { kind: 'ok', body: { epoch: 'epoch-1', serverTime: '2025-10-01T12:00:00Z', results: [] } };
    virtual.answer('push', async () => Promise.resolve(empty as never));
    edit(virtual, unassign('ana', 'kb'));
    await virtual.pass(0);
    expect(states(virtual)).toEqual(['unknown']);
    virtual.answer('push', null);
    await virtual.pass(10_000);
    expect(virtual.count('ops')).toBeGreaterThan(0);
    expect(states(virtual)).toEqual(['applied']);
  });
});

describe('a snapshot', () => {
  it.each([410, 409] as const)('is taken when a pull is answered with %i', async (status) => {
    const virtual = await started();
    const code = status === 410 ? 'cursorTooOld' : 'epochChanged';
    virtual.answer('changes', async () => Promise.resolve({ kind: 'problem', status, code, retryAfterMs: null }));
    void virtual.engine.syncNow();
    await virtual.pass(0);
    virtual.answer('changes', null);
    await virtual.pass(100);
    expect(virtual.count('snapshot')).toBe(1);
  });

  it('that is cut leaves the roster as it was and is tried again', async () => {
    const virtual = await started();
    virtual.store.sql.run('UPDATE device SET snapshot_wanted = 1');
    virtual.answer('snapshot', async () => Promise.resolve({ kind: 'lost', why: 'cut' }));
    void virtual.engine.syncNow();
    await virtual.pass(1000);
    expect(virtual.count('snapshot')).toBeGreaterThan(0);
    expect(virtual.store.sql.get('SELECT COUNT(*) AS n FROM users')).toEqual({ n: 6 });
    virtual.answer('snapshot', null);
    await virtual.pass(10_000);
    expect(virtual.store.sql.get('SELECT snapshot_wanted FROM device')).toEqual({ snapshot_wanted: 0 });
    const left = "SELECT name FROM sqlite_master WHERE name LIKE 'next%' OR name LIKE 'old%'";
    expect(virtual.store.sql.all(left)).toEqual([]);
  });
});
