import { describe, expect, it } from 'vitest';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { ReasonCode } from '../../../shared/contract/problem.ts';
import type { WaitState } from '../../../shared/contract/waiting.ts';
import { cancelChange } from '../changes/cancelChange.ts';
import { saveChanges } from '../changes/saveChanges.ts';
import { readActivity } from '../queries/activity.ts';
import { readRowStates } from '../queries/rowStates.ts';
import { brand } from '../testing/sampleDistrict.ts';
import { assign, NOW } from '../testing/sampleStore.ts';
import { startVirtualEngine, waitState, type VirtualEngine } from '../testing/virtualEngine.ts';

const states = ({ store }: VirtualEngine): unknown[] =>
  store.sql
    .all<{ state: string; reason: string | null }>('SELECT state, reason FROM outbox ORDER BY local_seq')
    .map(({ state, reason }) => (reason === null ? state : `${state} ${reason}`));

/** Ana waits for Phonics, and the pull has her in the list. */
async function waiting(): Promise<{ virtual: VirtualEngine; id: ChangeId }> {
  const virtual = startVirtualEngine();
  virtual.engine.start();
  await virtual.pass(1000);
  const { saved } = saveChanges(virtual.store.context, 'x', [assign('ana', 'ph')], { mode: 'wait' });
  const id = saved[0] ?? brand('');
  virtual.licensing.alter((rows) => {
    rows.waiting.push({ id, userId: brand('ana'), productId: brand('ph'), poolId: brand('ph1'), requestedAt: NOW });
  });
  virtual.engine.changed();
  await virtual.pass(1000);
  expect(states(virtual)).toEqual(['waiting']);
  return { virtual, id };
}

/** The server says of the wait that it has ended so. */
async function end(
  { virtual, id }: { virtual: VirtualEngine; id: ChangeId },
  state: WaitState['state'],
  reason: ReasonCode | null = null,
) {
  virtual.answer('wait', async () => Promise.resolve({ kind: 'ok', body: waitState(id, state, reason) as never }));
  virtual.licensing.alter((rows) => {
    rows.waiting = [];
  });
  await virtual.engine.syncNow();
}

describe('a change that waits for a license', () => {
  it('is applied when the license with its name is there', async () => {
    const { virtual, id } = await waiting();
    expect(readRowStates(virtual.store.sql, [brand('ana')], NOW).get(brand('ana'))).toMatchObject({
      kind: 'waitingForLicense',
    });
    virtual.licensing.alter((rows) => {
      rows.waiting = [];
      rows.assignments.push({
        id: brand(id),
        userId: brand('ana'),
        productId: brand('ph'),
        poolId: brand('ph1'),
        version: 1,
        assignedAt: NOW,
      });
    });
    await virtual.engine.syncNow();
    expect([states(virtual), virtual.count('wait')]).toEqual([['applied'], 0]);
  });

  it.each([
    ['served', null, 'applied'],
    ['cancelled', null, 'cancelled'],
    ['dropped', 'alreadyAssigned', 'noop alreadyAssigned'],
    ['dropped', 'inactiveUser', 'refused inactiveUser'],
    ['waiting', null, 'waiting'],
  ] as const)('when %s (%s) ends as %s', async (state, reason, expected) => {
    const wait = await waiting();
    await end(wait, state, reason);
    expect(states(wait.virtual)).toEqual([expected]);
  });

  it('can be tried anew when the server no longer knows what became of it', async () => {
    const { virtual } = await waiting();
    virtual.answer('wait', async () =>
      Promise.resolve({ kind: 'problem', status: 404, code: 'notFound', retryAfterMs: null }),
    );
    virtual.licensing.alter((rows) => {
      rows.waiting = [];
    });
    await virtual.engine.syncNow();
    expect(readActivity(virtual.store.sql).attention).toMatchObject([{ state: 'quarantined' }]);
  });

  it('is asked after again when the answer was lost', async () => {
    const { virtual, id } = await waiting();
    virtual.answer('wait', async () => Promise.resolve({ kind: 'lost', why: 'ECONNRESET' }));
    virtual.licensing.alter((rows) => {
      rows.waiting = [];
    });
    await virtual.engine.syncNow();
    expect(states(virtual)).toEqual(['waiting']);
    virtual.answer('wait', async () => Promise.resolve({ kind: 'ok', body: waitState(id, 'cancelled') as never }));
    await virtual.pass(120_000);
    expect(states(virtual)).toEqual(['cancelled']);
  });

  it('leaves the line when it is cancelled, and is cancelled when the server says so', async () => {
    const { virtual, id } = await waiting();
    virtual.engine.setOnline(false);
    expect(cancelChange(virtual.store.context, id)).toBe('requested');
    expect(cancelChange(virtual.store.context, id)).toBe('tooLate');
    expect(readRowStates(virtual.store.sql, [brand('ana')], NOW).get(brand('ana'))).toEqual({ kind: 'canceling' });
    virtual.engine.setOnline(true);
    await virtual.pass(1000);
    await end({ virtual, id }, 'cancelled');
    expect(states(virtual)).toEqual(['cancelled', 'noop notAssigned']);
    expect(readActivity(virtual.store.sql).attention).toEqual([]);
  });
});
