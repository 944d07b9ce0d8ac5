import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/contract/canonicalJson.ts';
import { Change } from '../../../shared/contract/change.ts';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { problemType } from '../../../shared/contract/problem.ts';
import type { Verdict } from '../../../shared/contract/push.ts';
import { brand } from '../testing/sampleDistrict.ts';
import { assign, move, NOW, sampleAsker, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { cancelQueued } from './cancel.ts';
import { countUnknown, idsInState, markInFlight, readAck, takeBatch, type Sendable } from './outbox.ts';
import { settle } from './settle.ts';
import type { Sql } from './sqlite.ts';

const NONE: ReadonlySet<ChangeId> = new Set();
const take = (sql: Sql, limit = 100): readonly Sendable[] => takeBatch(sql, limit, NONE, NOW);
const sent = (item: Sendable | undefined): Change => Change.parse(JSON.parse(item?.bytes ?? 'null'));

function verdict(sql: Sql, item: Sendable | undefined, what: Verdict): void {
  if (!item) throw new Error('nothing was sent');
  settle(sql, sampleAsker, [{ id: item.id, seq: item.seq, verdict: what }], NOW);
}

const refused: Verdict = {
  status: 'refused',
  problem: { type: problemType('noLicenseAvailable'), title: '', status: 409 },
};
const noop: Verdict = { status: 'noop', problem: { type: problemType('notAssigned'), title: '', status: 409 } };

describe('freezing', () => {
  it('gives dense numbers in the order of saving, and canonical bytes with their hash', () => {
    const { sql, context } = sampleStore();
    const ids = save(context, unassign('ana', 'kb'), unassign('bo', 'kb'));
    const batch = take(sql);
    expect(batch.map(({ id, seq }) => [id, seq])).toEqual([
      [ids[0], 1],
      [ids[1], 2],
    ]);
    for (const item of batch) {
      expect(canonicalJson(JSON.parse(item.bytes))).toBe(item.bytes);
      const row = sql.get<{ hash: string }>('SELECT hash FROM outbox WHERE change_id = ?', [item.id]);
      expect(row?.hash).toBe(createHash('sha256').update(item.bytes).digest('hex'));
    }
  });

  it('sends the same bytes every time', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const first = take(sql);
    expect(take(sql).map(({ bytes }) => bytes)).toEqual(first.map(({ bytes }) => bytes));
    expect(() => sql.run("UPDATE outbox SET bytes = 'other'")).toThrow('frozen bytes never change');
    expect(() => sql.run('UPDATE outbox SET seq = 9')).toThrow('frozen bytes never change');
  });

  it('takes no more than asked, and what has no answer before what is new', () => {
    const { sql, context } = sampleStore();
    const ids = save(context, unassign('ana', 'kb'), unassign('bo', 'kb'), unassign('cyd', 'ph'));
    expect(take(sql, 2).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(take(sql, 2).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(sql.get("SELECT COUNT(*) AS n FROM outbox WHERE state = 'queued'")).toEqual({ n: 1 });
  });

  it('leaves no gap for a cancelled change', () => {
    const { sql, context } = sampleStore();
    const [first] = save(context, unassign('ana', 'kb'), unassign('bo', 'kb'));
    expect(cancelQueued(sql, sampleAsker, brand(first ?? ''), NOW)).toBe(true);
    expect(take(sql).map(({ seq }) => seq)).toEqual([1]);
  });
});

describe('cancelling', () => {
  it('brings back what the row showed before', () => {
    const { sql, context } = sampleStore();
    const [id] = save(context, unassign('ana', 'kb'));
    cancelQueued(sql, sampleAsker, brand(id ?? ''), NOW);
    expect(sql.get("SELECT id, pending FROM assignments_view WHERE user_id = 'ana'")).toEqual({ id: 'a1', pending: 0 });
    expect(sql.all('SELECT * FROM overlay')).toEqual([]);
  });

  it('is refused once the change has been frozen', () => {
    const { sql, context } = sampleStore();
    const [id] = save(context, unassign('ana', 'kb'));
    take(sql);
    expect(cancelQueued(sql, sampleAsker, brand(id ?? ''), NOW)).toBe(false);
    expect(sql.get('SELECT state FROM outbox')).toEqual({ state: 'sending' });
  });
});

describe('order', () => {
  it('names the earlier change of the same lane', () => {
    const { sql, context } = sampleStore();
    const [first] = save(context, unassign('ana', 'kb'));
    save(context, assign('ana', 'kb'));
    expect(sent(take(sql)[1]).after).toEqual([first]);
  });

  it('names nothing that has been applied, and what was refused', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'), unassign('cyd', 'ph'));
    const batch = take(sql, 2);
    const [, second] = save(context, assign('ana', 'kb'), assign('cyd', 'ph'));
    expect(second).toBeDefined();
    verdict(sql, batch[0], noop);
    verdict(sql, batch[1], refused);
    const next = take(sql);
    expect(sent(next[0]).after).toEqual([]);
    expect(sent(next[1]).after).toEqual([batch[1]?.id]);
  });

  it('follows the one before a cancelled change', () => {
    const { sql, context } = sampleStore();
    const [first] = save(context, unassign('ana', 'kb'));
    const [second] = save(context, assign('ana', 'kb'));
    save(context, move('kb', 'ana', 'cyd'));
    cancelQueued(sql, sampleAsker, brand(second ?? ''), NOW);
    expect(sent(take(sql)[1]).after).toEqual([first]);
  });

  it('names the change that frees the only license', () => {
    const { sql, context } = sampleStore();
    const [freeing] = save(context, unassign('dee', 'ph'));
    save(context, assign('ana', 'ph'));
    expect(sent(take(sql)[1]).after).toEqual([freeing]);
  });

  it('names no freeing change when there is a license anyway', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('bo', 'kb'));
    save(context, assign('cyd', 'kb'));
    expect(sent(take(sql)[1]).after).toEqual([]);
  });

  it('gives each freed license to one taker only', () => {
    const { sql, context } = sampleStore();
    const [one, two] = save(context, unassign('cyd', 'ph'), unassign('dee', 'ph'));
    save(context, assign('ana', 'ph'));
    save(context, assign('bo', 'ph'));
    const batch = take(sql);
    expect(sent(batch[2]).after).toEqual([one]);
    expect(sent(batch[3]).after).toEqual([two]);
  });
});

describe('acknowledging', () => {
  it('stops before the lowest number without a verdict', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'), unassign('bo', 'kb'), unassign('cyd', 'ph'));
    const batch = take(sql);
    expect(readAck(sql)).toBe(0);
    verdict(sql, batch[2], noop);
    expect(readAck(sql)).toBe(0);
    verdict(sql, batch[0], noop);
    expect(readAck(sql)).toBe(1);
    verdict(sql, batch[1], noop);
    expect(readAck(sql)).toBe(3);
  });

  it('stops before a number that an open change comes after', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    save(context, assign('ana', 'kb'));
    const batch = take(sql);
    verdict(sql, batch[0], noop);
    expect(readAck(sql)).toBe(0);
    verdict(sql, batch[1], noop);
    expect(readAck(sql)).toBe(2);
  });

  it('stops before a refused number that a queued change still comes after', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const [first] = take(sql);
    save(context, assign('ana', 'kb'));
    verdict(sql, first, refused);
    expect(readAck(sql)).toBe(0);
  });
});

describe('verdicts', () => {
  it('are written once; a second answer about the same change is ignored', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const [item] = take(sql);
    verdict(sql, item, refused);
    verdict(sql, item, noop);
    expect(sql.all('SELECT state, reason FROM outbox')).toEqual([{ state: 'refused', reason: 'noLicenseAvailable' }]);
  });

  it('are ignored when they carry another number', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const [item] = take(sql);
    settle(sql, sampleAsker, [{ id: item?.id ?? brand(''), seq: 7, verdict: refused }], NOW);
    expect(sql.get('SELECT state FROM outbox')).toEqual({ state: 'sending' });
  });

  it('of a refusal bring the license back in the same commit', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    verdict(sql, take(sql)[0], refused);
    expect(sql.get("SELECT id FROM assignments_view WHERE user_id = 'ana'")).toEqual({ id: 'a1' });
    expect(sql.get("SELECT assigned FROM pools_view WHERE id = 'kb1'")).toEqual({ assigned: 2 });
  });

  it('leave a trail of every state', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const [item] = take(sql);
    markInFlight(sql, [item?.id ?? brand('')], 'unknown', NOW, 'reset');
    expect([countUnknown(sql), idsInState(sql, 'sending')]).toEqual([1, []]);
    verdict(sql, item, noop);
    const trail = sql.all<{ state: string }>('SELECT state FROM outbox_history ORDER BY id');
    expect(trail.map(({ state }) => state)).toEqual(['queued', 'sending', 'unknown', 'noop']);
    expect(() => sql.run("UPDATE outbox_history SET state = 'applied'")).toThrow('append-only');
  });
});
