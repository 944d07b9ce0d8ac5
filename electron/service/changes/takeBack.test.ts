import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../shared/contract/change.ts';
import { PushRequest } from '../../../shared/contract/push.ts';
import { readActivity } from '../queries/activity.ts';
import { applyDelta } from '../store/pull.ts';
import { takeBatch } from '../store/outbox.ts';
import { settle } from '../store/settle.ts';
import { deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { assign, districtStore, move, NOW, swap, unassign } from '../testing/sampleStore.ts';
import { createTinyLicensing, type TinyLicensing } from '../testing/tinyLicensing.ts';
import { saveChanges } from './saveChanges.ts';
import { readUndoable, takeBack } from './takeBack.ts';

type Store = ReturnType<typeof districtStore>;

/** Who holds what, as the person sees it. */
const view = ({ sql }: Store): readonly string[] =>
  sql
    .all<{ lane: string }>("SELECT user_id || ' ' || product_id AS lane FROM assignments_view")
    .map(({ lane }) => lane)
    .sort();
const available = ({ sql }: Store): unknown => sql.all('SELECT id, assigned FROM pools_view ORDER BY id');
const saved = (store: Store, label: string, ...intents: Intent[]) => saveChanges(store.context, label, intents);
const states = ({ sql }: Store): unknown[] =>
  sql.all<{ state: string }>('SELECT state FROM outbox ORDER BY local_seq').map(({ state }) => state);

function undo(store: Store) {
  const { undo: next } = readUndoable(store.sql);
  return next && takeBack(store.context, { setId: next.changeSetId, kind: 'undo' });
}

function redo(store: Store) {
  const { redo: next } = readUndoable(store.sql);
  return next && takeBack(store.context, { setId: next.changeSetId, kind: 'redo' });
}

/** Sends everything, takes the verdicts and pulls. */
function sync({ sql, context }: Store, licensing: TinyLicensing): void {
  const batch = takeBatch(sql, 100, new Set(), NOW);
  if (batch.length > 0) {
    const { changes } = PushRequest.parse({
      deviceId: '11111111-1111-4111-8111-111111111111',
      epoch: '',
      ack: 0,
      changes: batch.map(({ bytes }) => JSON.parse(bytes) as unknown),
    });
    const answers = changes.map((item) => ({ id: item.id, seq: item.seq, verdict: licensing.push(item) as never }));
    settle(sql, context.asker, answers, NOW);
  }
  applyDelta(sql, context.asker, deltaOf(licensing.delta()), Date.parse(NOW));
}

describe('undo of what has not left', () => {
  it('cancels it: nothing is sent, and the view is as before', () => {
    const store = districtStore();
    const before = view(store);
    saved(store, 'One', unassign('ana', 'kb'), assign('cyd', 'kb'));
    const result = undo(store);
    expect([result?.cancelled.length, result?.saved]).toEqual([2, []]);
    expect(states(store)).toEqual(['cancelled', 'cancelled']);
    expect(view(store)).toEqual(before);
    expect(takeBatch(store.sql, 100, new Set(), NOW)).toEqual([]);
  });

  it('can be redone, and undone again', () => {
    const store = districtStore();
    const before = view(store);
    saved(store, 'One', unassign('ana', 'kb'), assign('cyd', 'kb'));
    const after = view(store);
    undo(store);
    expect(readUndoable(store.sql)).toMatchObject({ undo: null, redo: { label: 'One' } });
    redo(store);
    expect(view(store)).toEqual(after);
    expect(readUndoable(store.sql)).toMatchObject({ undo: { label: 'One' }, redo: null });
    undo(store);
    expect(view(store)).toEqual(before);
  });
});

describe('undo of what was confirmed', () => {
  it('is a change of its own for each, the latest first, with what it saw', () => {
    const store = districtStore();
    const licensing = createTinyLicensing(sampleDistrict());
    saved(store, 'One', unassign('ana', 'kb'), move('kb', 'bo', 'cyd'), swap('dee', 'ph', 'kb'));
    sync(store, licensing);
    const result = undo(store);
    expect([result?.cancelled, result?.saved.length]).toEqual([[], 3]);
    const rows = store.sql.all<{ intent: string }>(
      'SELECT intent FROM outbox WHERE inverse_of IS NOT NULL ORDER BY local_seq',
    );
    expect(rows.map(({ intent }) => (JSON.parse(intent) as Intent).kind)).toEqual(['swap', 'move', 'assign']);
    sync(store, licensing);
    expect(states(store).slice(3)).toEqual(['applied', 'applied', 'applied']);
    expect(
      licensing
        .rows()
        .assignments.map((held) => `${held.userId} ${held.productId}`)
        .sort(),
    ).toEqual(
      sampleDistrict()
        .assignments.map((held) => `${held.userId} ${held.productId}`)
        .sort(),
    );
  });

  it('leaves alone what was refused or had no effect', () => {
    const store = districtStore();
    const licensing = createTinyLicensing(sampleDistrict());
    saved(store, 'One', unassign('ana', 'kb'), unassign('bo', 'kb'));
    licensing.alter((rows) => {
      rows.assignments = rows.assignments.filter((held) => held.userId !== 'bo');
    });
    sync(store, licensing);
    expect(states(store)).toEqual(['applied', 'noop']);
    expect(undo(store)?.saved).toHaveLength(1);
  });

  it('says why it cannot be, and stays the next to be undone', () => {
    const store = districtStore();
    const licensing = createTinyLicensing(sampleDistrict());
    saved(store, 'One', unassign('dee', 'ph'));
    sync(store, licensing);
    licensing.alter((rows) => {
      rows.pools = rows.pools.map((pool) => ({ ...pool, quantity: pool.assigned }));
    });
    sync(store, licensing);
    expect(undo(store)).toMatchObject({ saved: [], notSaved: [{ reason: 'noLicenseAvailable' }] });
    expect(readUndoable(store.sql).undo).toMatchObject({ label: 'One' });
  });

  it('can be held like any other change when somebody was quicker', () => {
    const store = districtStore();
    const licensing = createTinyLicensing(sampleDistrict());
    saved(store, 'One', assign('cyd', 'kb'));
    sync(store, licensing);
    undo(store);
    licensing.alter((rows) => {
      rows.assignments = rows.assignments.map((held) =>
        held.userId === 'cyd' && held.productId === 'kb' ? { ...held, version: 2 } : held,
      );
    });
    sync(store, licensing);
    expect(readActivity(store.sql).attention).toMatchObject([{ state: 'held' }]);
  });
});

describe('undo of what is on its way', () => {
  it('comes after it, and needs nobody when there turns out to be nothing to take back', () => {
    const store = districtStore();
    saved(store, 'One', assign('cyd', 'kb'));
    const licensing = createTinyLicensing(sampleDistrict());
    takeBatch(store.sql, 100, new Set(), NOW);
    expect(undo(store)?.saved).toHaveLength(1);
    licensing.alter((rows) => {
      rows.users = rows.users.map((user) => (user.id === 'cyd' ? { ...user, status: 'inactive' } : user));
    });
    sync(store, licensing);
    expect(states(store)).toEqual(['refused', 'blocked']);
    expect(readActivity(store.sql).attention).toMatchObject([{ state: 'refused' }]);
  });
});

describe('the history', () => {
  it('ends with an edit what could be redone, and takes no set back twice', () => {
    const store = districtStore();
    const { changeSetId } = saved(store, 'One', assign('cyd', 'kb'));
    undo(store);
    expect(takeBack(store.context, { setId: changeSetId, kind: 'undo' })).toBeNull();
    saved(store, 'Two', assign('dee', 'kb'));
    expect(readUndoable(store.sql)).toMatchObject({ undo: { label: 'Two' }, redo: null });
    expect(takeBack(store.context, { setId: changeSetId, kind: 'redo' })).toBeNull();
  });

  it('passes over a set of which nothing took effect', () => {
    const store = districtStore();
    const licensing = createTinyLicensing(sampleDistrict());
    saved(store, 'One', assign('cyd', 'kb'));
    sync(store, licensing);
    saved(store, 'Two', unassign('bo', 'kb'));
    licensing.alter((rows) => {
      rows.assignments = rows.assignments.filter((held) => held.userId !== 'bo');
    });
    sync(store, licensing);
    expect(readUndoable(store.sql).undo).toMatchObject({ label: 'One' });
  });

  it('redoes what the person wanted, with what they had confirmed', () => {
    const store = districtStore();
    const licensing = createTinyLicensing(sampleDistrict());
    saved(store, 'One', { ...assign('cyd', 'kb'), wait: true } as Intent);
    sync(store, licensing);
    undo(store);
    sync(store, licensing);
    redo(store);
    const last = store.sql.get<{ intent: string }>('SELECT intent FROM outbox ORDER BY local_seq DESC LIMIT 1');
    expect(JSON.parse(last?.intent ?? '')).toEqual({ kind: 'assign', userId: 'cyd', productId: 'kb', wait: true });
  });

  it('says of a set that was merged away what is so now', () => {
    const store = districtStore();
    const before = view(store);
    const { changeSetId } = saved(store, 'One', assign('cyd', 'kb'));
    saved(store, 'Two', unassign('cyd', 'kb'));
    expect(takeBack(store.context, { setId: changeSetId, kind: 'undo' })).toMatchObject({
      saved: [],
      notSaved: [{ reason: 'notAssigned' }],
    });
    expect(readUndoable(store.sql).undo).toMatchObject({ label: 'Two' });
    undo(store);
    expect(view(store)).toEqual([...before, 'cyd kb'].sort());
  });

  it('comes back to the beginning and to the end again, whatever was sent in between', () => {
    const store = districtStore();
    const licensing = createTinyLicensing(sampleDistrict());
    const people = ['ana', 'bo', 'cyd', 'dee'];
    const anyPerson = fc.constantFrom(...people);
    const anyIntent = fc.oneof(
      anyPerson.map((user) => assign(user, 'kb')),
      anyPerson.map((user) => unassign(user, 'kb')),
      anyPerson.map((user) => swap(user, 'ph', 'kb')),
      fc.shuffledSubarray(people, { minLength: 2, maxLength: 2 }).map(([from = '', to = '']) => move('kb', from, to)),
    );
    const anyStep = fc.oneof(fc.array(anyIntent, { minLength: 1, maxLength: 4 }), fc.constant('sync' as const));
    let sets = 0;
    fc.assert(
      fc.property(
        fc.array(anyStep, { minLength: 4, maxLength: 8 }),
        fc.infiniteStream(fc.boolean()),
        (steps, syncs) => {
          const start = [view(store), available(store)];
          let made = 0;
          for (const step of steps) {
            if (step === 'sync') sync(store, licensing);
            else if (saved(store, 'x', ...step).saved.length > 0) made += 1;
          }
          const end = [view(store), available(store)];
          for (let n = 0; n < made; n += 1) {
            expect(undo(store)?.notSaved ?? []).toEqual([]);
            if (syncs.next().value === true) sync(store, licensing);
          }
          expect([view(store), available(store)]).toEqual(start);
          for (let n = 0; n < made; n += 1) {
            redo(store);
            if (syncs.next().value === true) sync(store, licensing);
          }
          expect([view(store), available(store)]).toEqual(end);
          sync(store, licensing);
          expect([view(store), available(store)]).toEqual(end);
          sets += made;
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
    expect(sets).toBeGreaterThan(50);
  });
});
