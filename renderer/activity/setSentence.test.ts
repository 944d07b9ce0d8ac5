import { describe, expect, it } from 'vitest';
import type { ChangeSetRow } from '../../shared/contract/changeSets.ts';
import { sayInEnglish as say } from '../app/sayInEnglish.ts';
import { countsSentence, stateSentence } from './setSentence.ts';

const none = { total: 0, done: 0, open: 0, waiting: 0, needsYou: 0, notDone: 0, cancelled: 0 };
const set = (part: Partial<ChangeSetRow['counts']>, isTakenBack = false): ChangeSetRow =>
  ({ counts: { ...none, ...part }, kind: 'edit', isTakenBack }) as ChangeSetRow;

describe('what became of a set', () => {
  it('is told in numbers, and only those that are not zero', () => {
    expect(countsSentence(say, set({ done: 17, waiting: 2 }))).toBe('17 done · 2 waiting for a license');
    expect(countsSentence(say, set({ needsYou: 1 }))).toBe('1 needs you');
    expect(countsSentence(say, set({ done: 1 }, true))).toBe('1 done · undone later');
  });

  it('is told change by change as well', () => {
    expect(stateSentence(say, { state: 'notSaved' })).toBe('Not saved');
    expect(stateSentence(say, { state: 'applied' })).toBe('Done');
  });
});
