import { describe, expect, it } from 'vitest';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import { problemType, type ReasonCode } from '../../../shared/contract/problem.ts';
import { readActivity } from '../queries/activity.ts';
import { listHolders } from '../queries/holders.ts';
import { takeBatch } from '../store/outbox.ts';
import { settle } from '../store/settle.ts';
import { brand } from '../testing/sampleDistrict.ts';
import { assign, NOW, sampleAsker, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { resolveChange, resolveSet } from './resolveChange.ts';
import { saveChanges } from './saveChanges.ts';

type Store = ReturnType<typeof sampleStore>;

/** The server refuses everything that is queued. */
function refuseAll({ sql }: Store, reason: ReasonCode): void {
  const problem = { type: problemType(reason), title: '', status: 409 };
  const answers = takeBatch(sql, 100, new Set<ChangeId>(), NOW).map(({ id, seq }) => ({ id, seq }));
  settle(
    sql,
    sampleAsker,
    answers.map((answer) => ({ ...answer, verdict: { status: 'refused', problem } as const })),
    NOW,
  );
}

const open = ({ sql }: Store): number => readActivity(sql).attention.length;
const resolutions = ({ sql }: Store): unknown[] =>
  sql
    .all<{ resolution: string | null }>('SELECT resolution FROM outbox ORDER BY local_seq')
    .map((row) => row.resolution);

describe('a whole set that needs the person', () => {
  it('is kept by one choice, as one new set', () => {
    const store = sampleStore();
    const { changeSetId } = saveChanges(store.context, 'x', [unassign('ana', 'kb'), unassign('bo', 'kb')]);
    save(store.context, assign('cyd', 'kb'));
    refuseAll(store, 'outOfScope');
    expect(open(store)).toBe(3);
    expect(resolveSet(store.context, changeSetId, 'keepMine')?.saved).toHaveLength(2);
    expect([open(store), resolutions(store)]).toEqual([1, ['keepMine', 'keepMine', null, null, null]]);
    expect(store.sql.get('SELECT COUNT(DISTINCT change_set_id) AS n FROM outbox')).toEqual({ n: 3 });
    expect(resolveSet(store.context, changeSetId, 'keepMine')).toBeNull();
  });

  it.each(['keepTheirs', 'drop'] as const)('lets go of all of it: %s', (choice) => {
    const store = sampleStore();
    const { changeSetId } = saveChanges(store.context, 'x', [unassign('ana', 'kb'), unassign('bo', 'kb')]);
    refuseAll(store, 'outOfScope');
    expect(resolveSet(store.context, changeSetId, choice)).toBeNull();
    expect([open(store), resolutions(store)]).toEqual([0, [choice, choice]]);
  });

  it('keeps asking about what the rules do not allow now either', () => {
    const store = sampleStore();
    const { changeSetId } = saveChanges(store.context, 'x', [assign('cyd', 'kb'), assign('dee', 'kb')]);
    refuseAll(store, 'noLicenseAvailable');
    store.sql.exec("UPDATE pools SET quantity = 3 WHERE id = 'kb1'");
    expect(resolveSet(store.context, changeSetId, 'keepMine')).toMatchObject({
      notSaved: [{ reason: 'noLicenseAvailable' }],
    });
    expect(open(store)).toBe(1);
    expect(resolveSet(store.context, changeSetId, 'wait')?.saved).toHaveLength(1);
    expect(open(store)).toBe(0);
  });
});

describe('one change that needs the person', () => {
  it('is kept when its goal is reached already, without a new change', () => {
    const store = sampleStore();
    const [id] = save(store.context, assign('cyd', 'kb'));
    refuseAll(store, 'outOfScope');
    store.sql.exec(
      "INSERT INTO assignments (id, user_id, product_id, pool_id, version, assigned_at) VALUES ('n', 'cyd', 'kb', 'kb1', 1, '')",
    );
    expect(resolveChange(store.context, brand(id ?? ''), 'keepMine')).toMatchObject({ saved: [] });
    expect(open(store)).toBe(0);
  });

  it('comes with the people whose license could be given to somebody else', () => {
    const store = sampleStore();
    store.sql.exec("UPDATE users SET status = 'inactive' WHERE id = 'dee'");
    save(store.context, unassign('bo', 'kb'));
    const asked = { productId: brand<never>('ph'), offset: 0, limit: 10 };
    expect(listHolders(store.sql, asked).rows.map(({ userId, status }) => [userId, status])).toEqual([
      ['dee', 'inactive'],
      ['cyd', 'active'],
    ]);
    expect(listHolders(store.sql, { ...asked, productId: brand('kb') })).toMatchObject({
      total: 1,
      rows: [{ userId: 'ana', pending: false }],
    });
  });
});
