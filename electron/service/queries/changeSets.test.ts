import { describe, expect, it } from 'vitest';
import { saveChanges } from '../changes/saveChanges.ts';
import { takeBack } from '../changes/takeBack.ts';
import { assign, districtStore, swap, unassign } from '../testing/sampleStore.ts';
import { listChangeSets, readSetResults } from './changeSets.ts';

const page = { offset: 0, limit: 100 };
const all = { show: 'all', text: '', ...page } as const;

describe('the history of change sets', () => {
  it('counts everybody in a set once, those who could not be saved as well', () => {
    const { sql, context } = districtStore();
    const { changeSetId, saved, notSaved } = saveChanges(context, 'Keyboarding', [
      unassign('ana', 'kb'),
      assign('cyd', 'kb'),
      unassign('cyd', 'nothing'),
    ]);
    const { set, rows, total } = readSetResults(sql, { changeSetId, ...page });
    expect(set?.counts).toMatchObject({ total: 3, open: saved.length, notDone: notSaved.length });
    expect(total).toBe(3);
    expect(rows.map(({ state }) => state)).toEqual(['queued', 'queued', 'notSaved']);
    expect(rows[0]?.userNames).toHaveProperty('ana');
    expect(readSetResults(sql, { changeSetId, offset: 1, limit: 1 }).rows).toHaveLength(1);
  });

  it('leaves out what is only on its way, and shows an undo with what it stopped', () => {
    const { sql, context } = districtStore();
    const { changeSetId } = saveChanges(context, 'Keyboarding for Ana', [unassign('ana', 'kb')]);
    expect(listChangeSets(sql, all).total).toBe(0);
    takeBack(context, { setId: changeSetId, kind: 'undo' });
    const { rows } = listChangeSets(sql, all);
    expect(rows.map(({ kind, isTakenBack, canTakeBack }) => ({ kind, isTakenBack, canTakeBack }))).toEqual([
      { kind: 'undo', isTakenBack: false, canTakeBack: true },
      { kind: 'edit', isTakenBack: true, canTakeBack: false },
    ]);
    expect(rows.map(({ counts }) => counts.cancelled)).toEqual([1, 1]);
  });

  it('is filtered by what went wrong, by undo and by the name of a set', () => {
    const { sql, context } = districtStore();
    saveChanges(context, 'Keyboarding for Cyd', [assign('cyd', 'kb'), swap('cyd', 'nothing', 'kb')]);
    const { changeSetId } = saveChanges(context, 'Ana', [unassign('ana', 'kb')]);
    takeBack(context, { setId: changeSetId, kind: 'undo' });
    const labels = (part: Partial<Parameters<typeof listChangeSets>[1]>): readonly string[] =>
      listChangeSets(sql, { ...all, ...part }).rows.map(({ label }) => label);
    expect(labels({ show: 'problems' })).toEqual(['Keyboarding for Cyd']);
    expect(labels({ show: 'undone' })).toEqual(['Ana']);
    expect(labels({ show: 'problems', text: 'keyb' })).toHaveLength(1);
    expect(labels({ text: 'nobody' })).toEqual([]);
  });
});
