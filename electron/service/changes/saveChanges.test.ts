import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../shared/contract/change.ts';
import { assign, districtStore, move, unassign } from '../testing/sampleStore.ts';
import { previewChanges } from './previewChanges.ts';
import { saveChanges } from './saveChanges.ts';

/** Two licenses of Phonics come free, three more people want one, and one has one already. */
const five = [
  unassign('cyd', 'ph'),
  unassign('dee', 'ph'),
  assign('ana', 'ph'),
  assign('bo', 'ph'),
  assign('eve', 'ph'),
  assign('ana', 'kb'),
];

const countIn = (sql: ReturnType<typeof districtStore>['sql']): unknown =>
  sql.get(`SELECT (SELECT COUNT(*) FROM outbox) AS saved, (SELECT COUNT(*) FROM change_set_unsaved) AS not_saved,
    (SELECT COUNT(*) FROM change_sets) AS sets`);

describe('a preview', () => {
  it('counts what would happen, and why some would not', () => {
    const { context } = districtStore();
    const { counts, reasons, couldWait } = previewChanges(context, five);
    expect(counts).toEqual({ apply: 4, noop: 1, refuse: 1, wait: 0 });
    expect(reasons).toEqual([
      { reason: 'noLicenseAvailable', count: 1 },
      { reason: 'alreadyAssigned', count: 1 },
    ]);
    expect(couldWait).toBe(1);
  });

  it('shows who would wait when they may', () => {
    const { context } = districtStore();
    const { counts, couldWait } = previewChanges(context, five, 'wait');
    expect([counts, couldWait]).toEqual([{ apply: 4, noop: 1, refuse: 0, wait: 1 }, 0]);
  });

  it('offers no place in line for a license that would have to be handed over', () => {
    const { context } = districtStore();
    expect(previewChanges(context, [move('kb', 'eve', 'cyd')]).couldWait).toBe(0);
  });
});

describe('saving a set that does not fit', () => {
  it('saves what fits, and keeps what did not with its reason', () => {
    const { sql, context } = districtStore();
    const { saved, notSaved } = saveChanges(context, 'x', five);
    expect([saved.length, notSaved.map(({ reason }) => reason)]).toEqual([
      4,
      ['noLicenseAvailable', 'alreadyAssigned'],
    ]);
    expect(countIn(sql)).toEqual({ saved: 4, not_saved: 2, sets: 1 });
  });

  it('saves nothing when it is to be all or nothing', () => {
    const { sql, context } = districtStore();
    const { saved, notSaved } = saveChanges(context, 'x', five, { mode: 'allOrNothing' });
    expect([saved, notSaved.length]).toEqual([[], 2]);
    expect(countIn(sql)).toEqual({ saved: 0, not_saved: 0, sets: 0 });
  });

  it('saves all of it when the goal of the rest is reached already', () => {
    const { sql, context } = districtStore();
    saveChanges(context, 'x', [assign('cyd', 'kb'), assign('ana', 'kb')], { mode: 'allOrNothing' });
    expect(countIn(sql)).toEqual({ saved: 1, not_saved: 1, sets: 1 });
  });

  it('lets the rest wait', () => {
    const { sql, context } = districtStore();
    const { saved } = saveChanges(context, 'x', five, { mode: 'wait' });
    expect(saved).toHaveLength(5);
    const last = sql.get<{ intent: string }>('SELECT intent FROM outbox ORDER BY local_seq DESC LIMIT 1');
    expect(JSON.parse(last?.intent ?? '') as Intent).toMatchObject({ userId: 'eve', wait: true });
    expect(sql.all("SELECT 1 AS yes FROM assignments_view WHERE user_id = 'eve'")).toEqual([]);
  });
});

describe('whoever waits for a license', () => {
  it('leaves the line by a change that takes the license away', () => {
    const { sql, context } = districtStore();
    expect(saveChanges(context, 'x', [unassign('eve', 'ph')]).saved).toEqual([]);
    sql.exec("INSERT INTO waiting VALUES ('w1', 'eve', 'ph', 'ph1', '2025-09-01T00:00:00.000Z')");
    expect(saveChanges(context, 'x', [unassign('eve', 'ph')]).saved).toHaveLength(1);
  });

  it('and whose wish has not left yet, needs no message at all', () => {
    const { sql, context } = districtStore();
    saveChanges(context, 'x', [assign('eve', 'ph')], { mode: 'wait' });
    saveChanges(context, 'y', [unassign('eve', 'ph')]);
    expect(sql.all('SELECT DISTINCT state FROM outbox')).toEqual([{ state: 'superseded' }]);
  });
});
