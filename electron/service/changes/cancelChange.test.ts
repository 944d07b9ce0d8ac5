import { describe, expect, it } from 'vitest';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { readActivity } from '../queries/activity.ts';
import { readRowStates } from '../queries/rowStates.ts';
import { brand } from '../testing/sampleDistrict.ts';
import { assign, NOW, save, unassign } from '../testing/sampleStore.ts';
import { startVirtualEngine, type VirtualEngine } from '../testing/virtualEngine.ts';
import { cancelChange } from './cancelChange.ts';

const lost = async () => Promise.resolve({ kind: 'lost', why: 'ECONNRESET' } as const);
const states = ({ store }: VirtualEngine): unknown[] =>
  store.sql.all<{ state: string }>('SELECT state FROM outbox ORDER BY local_seq').map(({ state }) => state);
const rowOfAna = ({ store }: VirtualEngine): unknown => readRowStates(store.sql, [brand('ana')], NOW).get(brand('ana'));

/** A change that was sent, and nobody knows whether it arrived. */
async function sent(): Promise<{ virtual: VirtualEngine; id: ChangeId }> {
  const virtual = startVirtualEngine();
  virtual.engine.start();
  await virtual.pass(1000);
  virtual.answer('push', lost);
  const [id] = save(virtual.store.context, unassign('ana', 'kb'));
  virtual.engine.changed();
  await virtual.pass(0);
  return { virtual, id: brand(id ?? '') };
}

describe('a change that has left', () => {
  it('is only asked to be cancelled, and the row says so until the answer is there', async () => {
    const { virtual, id } = await sent();
    expect(cancelChange(virtual.store.context, id)).toBe('requested');
    expect(states(virtual)).toEqual(['unknown']);
    expect(rowOfAna(virtual)).toEqual({ kind: 'canceling' });
    expect(readActivity(virtual.store.sql).waiting).toMatchObject([{ state: 'unknown', cancelAsked: true }]);
    expect(virtual.store.sql.all("SELECT id FROM assignments_view WHERE user_id = 'ana'")).toEqual([]);
  });

  it('is cancelled once the server has closed it, without effect', async () => {
    const { virtual, id } = await sent();
    cancelChange(virtual.store.context, id);
    virtual.answer('push', null);
    await virtual.pass(5000);
    expect(states(virtual)).toEqual(['cancelled']);
    expect(virtual.licensing.applied(id)).toBe(0);
    expect(rowOfAna(virtual)).toEqual({ kind: 'none' });
    expect(virtual.store.sql.get("SELECT id FROM assignments_view WHERE user_id = 'ana'")).toEqual({ id: 'a1' });
    expect(cancelChange(virtual.store.context, id)).toBe('tooLate');
  });

  it('is cancelled, not poisoned, when the engine had given it up by itself', async () => {
    const { virtual, id } = await sent();
    virtual.store.sql.run("UPDATE outbox SET void_bytes = '{}', void_by = 'engine'");
    expect(cancelChange(virtual.store.context, id)).toBe('requested');
    virtual.judge(() => ({ status: 'voided' }));
    virtual.store.sql.run(
      "UPDATE outbox SET void_bytes = json_object('kind', 'void', 'id', change_id, 'seq', seq, 'after', json('[]'))",
    );
    virtual.answer('push', null);
    await virtual.pass(5000);
    expect(states(virtual)).toEqual(['cancelled']);
  });

  it('asks for no attention when it was refused before it could be closed', async () => {
    const { virtual, id } = await sent();
    virtual.licensing.alter((rows) => {
      rows.users = rows.users.filter((user) => user.id !== 'ana');
    });
    virtual.answer('push', null);
    virtual.judge((item) =>
      virtual.licensing.push({ ...item, kind: 'change', intent: unassign('ana', 'kb') } as never),
    );
    cancelChange(virtual.store.context, id);
    await virtual.pass(5000);
    expect(states(virtual)).toEqual(['refused']);
    expect(readActivity(virtual.store.sql).attention).toEqual([]);
  });

  it('is cancelled when its void comes after a change that was refused', async () => {
    const { virtual } = await sent();
    virtual.answer('push', null);
    virtual.judge((item) => (item.kind === 'void' ? { status: 'blocked', by: item.id } : { status: 'wait' }));
    const [next] = save(virtual.store.context, assign('ana', 'kb'));
    virtual.engine.changed();
    await virtual.pass(5000);
    expect(cancelChange(virtual.store.context, brand(next ?? ''))).toBe('requested');
    await virtual.pass(10_000);
    expect(states(virtual)).toEqual(['sending', 'cancelled']);
  });
});
