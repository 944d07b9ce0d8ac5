import { describe, expect, it } from 'vitest';
import { serviceMethods } from '../../shared/contract/ipcService.ts';
import { OrgId } from '../../shared/contract/ids.ts';
import { KEPT_UNWATCHED, queryKey, questionOf, topicsOf, trimmed, withFailure, withValue } from './queryCache.ts';

const failure = { code: 'defect', detail: null } as const;

describe('answers that are kept', () => {
  it('knows one key for equal questions, and gives the question back', () => {
    const orgId = OrgId.parse('o "1"');
    const key = queryKey('classes.list', { orgId, text: 'a', offset: 0, limit: 100 });
    expect(queryKey('classes.list', { limit: 100, offset: 0, text: 'a', orgId })).toBe(key);
    expect(queryKey('classes.list', { orgId: null, text: 'a', offset: 0, limit: 100 })).not.toBe(key);
    expect(questionOf(key)).toEqual({ method: 'classes.list', params: { orgId, text: 'a', offset: 0, limit: 100 } });
  });

  it('covers every method that only reads and is shown on screen', () => {
    const asked = new Set(Object.keys(topicsOf));
    const others = Object.keys(serviceMethods).filter((method) => !asked.has(method));
    expect(others.sort()).toEqual([
      'board.targets',
      'board.users',
      'bulk.preview',
      'bulk.products',
      'bulk.save',
      'changes.cancel',
      'changes.preview',
      'changes.redo',
      'changes.resolve',
      'changes.resolveSet',
      'changes.save',
      'changes.undo',
      'changes.unsent',
      'epoch.dismiss',
      'epoch.resend',
      'people.history',
      'roster.change',
      'roster.decide',
      'roster.importUpload',
      'roster.previewUpload',
      'roster.requestSync',
      'server.practice',
      'session.lock',
      'session.signIn',
      'session.signOut',
      'session.unlock',
      'sync.now',
    ]);
  });

  it('is the very same when an answer says nothing new', () => {
    const before = withValue(new Map(), 'k', { rows: [1, 2] });
    expect(withValue(before, 'k', { rows: [1, 2] })).toBe(before);
  });

  it('keeps the last answer when the next question fails, and lets the failure go with the next answer', () => {
    const failed = withFailure(withValue(new Map(), 'k', 1), 'k', failure);
    expect(failed.get('k')).toEqual({ value: 1, failure });
    expect(withValue(failed, 'k', 1).get('k')).toEqual({ value: 1, failure: null });
  });

  it('forgets the oldest answers that nobody watches, and none that somebody does', () => {
    let entries = withValue(new Map(), 'watched', 0);
    for (let index = 0; index < KEPT_UNWATCHED + 5; index += 1) entries = withValue(entries, `k${index}`, index);
    const kept = trimmed(entries, (key) => key === 'watched');
    expect(kept.size).toBe(KEPT_UNWATCHED + 1);
    expect(kept.has('watched')).toBe(true);
    expect(kept.has('k4')).toBe(false);
    expect(kept.has('k5')).toBe(true);
    expect(trimmed(kept, (key) => key === 'watched')).toBe(kept);
  });
});
