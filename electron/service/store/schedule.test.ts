import { describe, expect, it } from 'vitest';
import { cancelChange } from '../changes/cancelChange.ts';
import { saveChanges } from '../changes/saveChanges.ts';
import { readUndoable, takeBack } from '../changes/takeBack.ts';
import { readActivity } from '../queries/activity.ts';
import { brand } from '../testing/sampleDistrict.ts';
import { assign, NOW, sampleAsker, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { startVirtualEngine, type VirtualEngine } from '../testing/virtualEngine.ts';
import { hasWork, takeBatch } from './outbox.ts';
import { releaseDue } from './schedule.ts';
import type { Sql } from './sqlite.ts';

const DAY_MS = 86_400_000;
const tomorrow = { notBefore: '2025-10-02' };
const states = (sql: Sql): unknown[] =>
  sql.all<{ state: string }>('SELECT state FROM outbox ORDER BY local_seq').map(({ state }) => state);
const holds = (sql: Sql, userId: string): unknown[] =>
  sql.all('SELECT product_id FROM assignments_view WHERE user_id = ?', [userId]);

describe('a change for a day to come', () => {
  it('is kept, shown, and neither sent nor predicted', () => {
    const { sql, context } = sampleStore();
    saveChanges(context, 'x', [unassign('ana', 'kb')], tomorrow);
    expect(readActivity(sql).waiting).toMatchObject([{ state: 'scheduled', notBefore: '2025-10-02' }]);
    expect([hasWork(sql, new Set()), takeBatch(sql, 100, new Set(), NOW)]).toEqual([false, []]);
    expect(holds(sql, 'ana')).toHaveLength(1);
    expect(releaseDue(sql, sampleAsker, '2025-10-01', NOW)).toBe(0);
  });

  it('is queued and predicted when its day has come', () => {
    const { sql, context } = sampleStore();
    saveChanges(context, 'x', [unassign('ana', 'kb')], tomorrow);
    expect(releaseDue(sql, sampleAsker, '2025-10-02', NOW)).toBe(1);
    expect([states(sql), holds(sql, 'ana')]).toEqual([['queued'], []]);
    const trail = sql.all<{ state: string; why: string }>('SELECT state, why FROM outbox_history');
    expect(trail).toEqual([
      { state: 'scheduled', why: 'saved' },
      { state: 'queued', why: 'due' },
    ]);
  });

  it('comes after what was done in its lane meanwhile, and is counted after it', () => {
    const { sql, context } = sampleStore();
    saveChanges(context, 'x', [assign('cyd', 'kb')], tomorrow);
    const [between] = save(context, assign('cyd', 'kb'));
    releaseDue(sql, sampleAsker, '2025-10-05', NOW);
    expect(
      takeBatch(sql, 100, new Set(), NOW).map(({ bytes }) => (JSON.parse(bytes) as { after: unknown }).after),
    ).toEqual([[], [between]]);
    const [next] = save(context, unassign('bo', 'kb'));
    expect(sql.get('SELECT change_id FROM outbox ORDER BY local_seq DESC LIMIT 1')).toEqual({ change_id: next });
  });

  it('is cancelled like anything that has not left', () => {
    const { sql, context } = sampleStore();
    const { saved } = saveChanges(context, 'x', [unassign('ana', 'kb')], tomorrow);
    expect(cancelChange(context, saved[0] ?? brand(''))).toBe('cancelled');
    expect(releaseDue(sql, sampleAsker, '2025-10-02', NOW)).toBe(0);
  });

  it('keeps its day through undo and redo', () => {
    const { sql, context } = sampleStore();
    saveChanges(context, 'x', [unassign('ana', 'kb')], tomorrow);
    const { undo } = readUndoable(sql);
    takeBack(context, { setId: undo?.changeSetId ?? brand(''), kind: 'undo' });
    const { redo } = readUndoable(sql);
    takeBack(context, { setId: redo?.changeSetId ?? brand(''), kind: 'redo' });
    expect(sql.all('SELECT state, not_before FROM outbox ORDER BY local_seq')).toEqual([
      { state: 'cancelled', not_before: '2025-10-02' },
      { state: 'scheduled', not_before: '2025-10-02' },
    ]);
  });

  it('is refused for what will be so that day, and not for a license that may be free by then', () => {
    const { context } = sampleStore();
    expect(saveChanges(context, 'x', [assign('ana', 'ph')], tomorrow).saved).toHaveLength(1);
    expect(saveChanges(context, 'x', [assign('cyd', 'kb')], { notBefore: '2026-07-01' }).notSaved).toMatchObject([
      { reason: 'termEnded' },
    ]);
  });

  it('of today is sent at once', () => {
    const { sql, context } = sampleStore();
    saveChanges(context, 'x', [unassign('ana', 'kb')], { notBefore: '2025-10-01' });
    expect(states(sql)).toEqual(['queued']);
  });
});

describe('the engine', () => {
  async function started(): Promise<VirtualEngine> {
    const virtual = startVirtualEngine();
    virtual.engine.start();
    await virtual.pass(1000);
    return virtual;
  }

  it('sends it on its day, and not because the clock of the computer says so', async () => {
    const virtual = await started();
    const { sql, context } = virtual.store;
    saveChanges(context, 'x', [unassign('ana', 'kb')], tomorrow);
    virtual.setClock(Date.parse(NOW) + 3650 * DAY_MS);
    await virtual.pass(60_000);
    expect(states(sql)).toEqual(['scheduled']);
    virtual.setServerTime('2025-10-02T12:00:00.000Z');
    await virtual.pass(61_000);
    expect(states(sql)).toEqual(['applied']);
  });

  it('shows it on its day also offline', async () => {
    const virtual = await started();
    const { sql, context } = virtual.store;
    saveChanges(context, 'x', [unassign('ana', 'kb')], tomorrow);
    virtual.setServerTime('2025-10-02T03:59:00.000Z');
    await virtual.engine.syncNow();
    virtual.engine.setOnline(false);
    expect(states(sql)).toEqual(['scheduled']);
    // Midnight in New York.
    await virtual.pass(91_000);
    expect([states(sql), holds(sql, 'ana')]).toEqual([['queued'], []]);
  });
});
