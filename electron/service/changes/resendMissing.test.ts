import { describe, expect, it } from 'vitest';
import { countMissing } from '../store/epochMissing.ts';
import { readAck, takeBatch } from '../store/outbox.ts';
import { settle } from '../store/settle.ts';
import { beginSnapshot } from '../store/snapshot.ts';
import { listMissing } from '../queries/activity.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import { sampleDistrict } from '../testing/sampleDistrict.ts';
import { assign, headOf, NOW, sampleAsker, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { startVirtualEngine, type VirtualEngine } from '../testing/virtualEngine.ts';
import { dismissMissing, resendMissing } from './resendMissing.ts';

const states = ({ store }: VirtualEngine): unknown[] =>
  store.sql.all<{ state: string }>('SELECT state FROM outbox ORDER BY local_seq').map(({ state }) => state);
const view = ({ store }: VirtualEngine): unknown[] =>
  store.sql
    .all<{ lane: string }>("SELECT user_id || ' ' || product_id AS lane FROM assignments_view ORDER BY 1")
    .map(({ lane }) => lane);

/** Two confirmed changes, and then a server that knows neither. */
async function restored(): Promise<VirtualEngine> {
  const virtual = startVirtualEngine();
  virtual.engine.start();
  await virtual.pass(1000);
  save(virtual.store.context, unassign('ana', 'kb'), assign('cyd', 'kb'));
  virtual.engine.changed();
  await virtual.pass(1000);
  expect(states(virtual)).toEqual(['applied', 'applied']);
  virtual.licensing.restore('epoch-2');
  await virtual.pass(180_000);
  return virtual;
}

describe('after the server was restored from a backup', () => {
  it('shows what is so there, sends nothing again, and lists each missing change once', async () => {
    const virtual = await restored();
    expect(virtual.licensing.verdicts()).toEqual([]);
    expect(view(virtual)).toEqual(['ana kb', 'bo kb', 'cyd ph', 'dee ph']);
    expect(virtual.store.sql.all('SELECT * FROM overlay')).toEqual([]);
    expect(listMissing(virtual.store.sql).map(({ intent }) => intent.kind)).toEqual(['unassign', 'assign']);
    virtual.licensing.restore('epoch-3');
    await virtual.pass(180_000);
    expect(countMissing(virtual.store.sql)).toBe(2);
  });

  it('saves all of it anew by one click, as new changes', async () => {
    const virtual = await restored();
    expect(resendMissing(virtual.store.context, 'Again')?.saved).toHaveLength(2);
    expect(countMissing(virtual.store.sql)).toBe(0);
    expect(resendMissing(virtual.store.context, 'Again')).toBeNull();
    virtual.engine.changed();
    await virtual.pass(5000);
    expect(states(virtual)).toEqual(['applied', 'applied', 'applied', 'applied']);
    expect(view(virtual)).toEqual(['bo kb', 'cyd kb', 'cyd ph', 'dee ph']);
  });

  it('keeps in the list what the rules no longer allow', async () => {
    const virtual = await restored();
    virtual.licensing.alter((rows) => {
      rows.users = rows.users.map((user) => (user.id === 'cyd' ? { ...user, status: 'inactive' } : user));
    });
    await virtual.engine.syncNow();
    expect(resendMissing(virtual.store.context, 'Again')).toMatchObject({ notSaved: [{ reason: 'inactiveUser' }] });
    expect(countMissing(virtual.store.sql)).toBe(1);
  });

  it('lets it go when the person says so, and does not ask again', async () => {
    const virtual = await restored();
    expect([dismissMissing(virtual.store.sql), dismissMissing(virtual.store.sql)]).toEqual([2, 0]);
    virtual.licensing.restore('epoch-3');
    await virtual.pass(180_000);
    expect(countMissing(virtual.store.sql)).toBe(0);
  });
});

describe('a change that comes after one the restored server does not know', () => {
  it('does not wait for it: its number is acknowledged', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    save(context, assign('ana', 'kb'));
    const [first] = takeBatch(sql, 100, new Set(), NOW);
    if (!first) throw new Error('nothing was sent');
    const effects = { assignments: [], released: [], pools: [] };
    settle(sql, sampleAsker, [{ id: first.id, seq: 1, verdict: { status: 'applied', effects } }], NOW);
    expect(readAck(sql)).toBe(0);
    const build = beginSnapshot(sql);
    const rows = sampleDistrict();
    for (const table of tableNames) build.put(table, rows[table]);
    for (const step of build.finish()) step();
    build.swap(sampleAsker, { ...headOf(rows), epoch: 'epoch-2' }, Date.parse(NOW));
    expect([countMissing(sql), readAck(sql)]).toEqual([1, 1]);
  });
});

describe('a change that waited in line when the backup was made, and got its license after', () => {
  it('waits again', () => {
    const { sql, context } = sampleStore();
    save(context, assign('dee', 'kb'));
    const [sent] = takeBatch(sql, 100, new Set(), NOW);
    if (!sent) throw new Error('nothing was sent');
    const effects = { assignments: [], released: [], pools: [] };
    settle(sql, sampleAsker, [{ id: sent.id, seq: 1, verdict: { status: 'applied', effects } }], NOW);
    const rows = sampleDistrict();
    const [first] = rows.pools.filter(({ productId }) => productId === 'kb');
    if (!first) throw new Error('the sample has no such pool');
    rows.waiting = [
      { id: sent.id, userId: 'dee', productId: first.productId, poolId: first.id, requestedAt: NOW } as never,
    ];
    const build = beginSnapshot(sql);
    for (const table of tableNames) build.put(table, rows[table]);
    for (const step of build.finish()) step();
    build.swap(sampleAsker, { ...headOf(rows, { floor: 0, seqs: [1] }), epoch: 'epoch-2' }, Date.parse(NOW));
    expect(sql.all('SELECT state, settled_at FROM outbox')).toEqual([{ state: 'waiting', settled_at: null }]);
    expect(countMissing(sql)).toBe(0);
  });
});
