import { describe, expect, it } from 'vitest';
import type { DropOutcome } from '../../shared/contract/board.ts';
import type { ProductId, UserId } from '../../shared/contract/ids.ts';
import { ReasonCode } from '../../shared/contract/problem.ts';
import { sayInEnglish as say } from '../app/sayInEnglish.ts';
import { actionOf, dropSentence, verdictOf } from './dropWords.ts';

const kb = 'kb' as ProductId;
const ph = 'ph' as ProductId;
const names = { from: 'Keyboarding', to: 'Phonics', name: 'Ana Núñez', other: 'Bo O’Brien' };

function outcome(apply: number, refused: Partial<Record<ReasonCode, number>> = {}, noop = 0): DropOutcome {
  const reasons = Object.entries(refused).map(([reason, count]) => ({ reason: reason as ReasonCode, count }));
  const refuse = reasons.reduce((sum, { count }) => sum + count, 0);
  const already = noop > 0 ? [{ reason: 'alreadyAssigned' as const, count: noop }] : [];
  return {
    counts: { apply, noop, refuse, wait: 0 },
    couldWait: refused.noLicenseAvailable ?? 0,
    reasons: [...reasons, ...already],
  };
}

describe('what a drop means', () => {
  it('depends on where it comes from and where it goes', () => {
    const on = (productId: ProductId | null) => ({ kind: 'column', productId }) as const;
    expect(actionOf({ from: kb }, on(ph), false)).toBe('swap');
    expect(actionOf({ from: kb }, on(ph), true)).toBe('keep');
    expect(actionOf({ from: kb }, on(null), true)).toBe('unassign');
    expect(actionOf({ from: null }, on(ph), true)).toBe('assign');
    expect(actionOf({ from: kb }, on(kb), false)).toBeNull();
    expect(actionOf({ from: kb }, { kind: 'person', userId: 'bo' as UserId }, false)).toBe('move');
    expect(actionOf({ from: null }, { kind: 'person', userId: 'bo' as UserId }, false)).toBeNull();
  });
});

describe('may it be dropped', () => {
  it('at once when all of it can be done', () => {
    expect(verdictOf(outcome(6))).toEqual({ kind: 'open', asks: false });
  });

  it('after asking, when it is short, outside the grades, partly refused, or many', () => {
    for (const one of [
      outcome(4, { noLicenseAvailable: 2 }),
      outcome(0, { noLicenseAvailable: 2 }),
      outcome(0, { gradeNotEligible: 1 }),
      outcome(3, { inactiveUser: 1 }),
      outcome(3, {}, 1),
      outcome(21),
    ]) {
      expect(verdictOf(one)).toEqual({ kind: 'open', asks: true });
    }
    expect(verdictOf(outcome(20))).toMatchObject({ asks: false });
  });

  it('not when nothing of it can be done, with the reason that most have', () => {
    expect(verdictOf(outcome(0, { inactiveUser: 1, outOfScope: 2 }))).toEqual({
      kind: 'refused',
      reason: 'outOfScope',
    });
    expect(verdictOf(outcome(0, {}, 3))).toEqual({ kind: 'refused', reason: 'alreadyAssigned' });
  });
});

describe('what a column says', () => {
  const sentence = (one: DropOutcome, action: Parameters<typeof dropSentence>[1]['action'] = 'swap'): string =>
    dropSentence(say, { action, names, available: 7 }, one);

  it('is what would be done and what is left', () => {
    expect(sentence(outcome(6))).toBe('Swap Keyboarding → Phonics for 6 students. 1 stays available.');
    expect(sentence(outcome(1))).toBe('Swap Keyboarding → Phonics for Ana Núñez. 6 stay available.');
    expect(sentence(outcome(7), 'assign')).toBe('Assign Phonics to 7 students. None stays available.');
    expect(sentence(outcome(2), 'unassign')).toBe('Remove Keyboarding from 2 students. 2 licenses return to the pool.');
    expect(sentence(outcome(1), 'keep')).toBe('Assign Phonics as well to Ana Núñez. 6 stay available.');
  });

  it('is what is lacking', () => {
    expect(sentence(outcome(4, { noLicenseAvailable: 2 }))).toBe(
      'Swap Keyboarding → Phonics for 6 students. 2 licenses short.',
    );
    expect(sentence(outcome(0, { gradeNotEligible: 3 }), 'assign')).toBe(
      'Assign Phonics to 3 students. 3 are outside its grades. 4 stay available.',
    );
    expect(sentence(outcome(0, { gradeNotEligible: 9 }), 'assign')).toBe(
      'Assign Phonics to 9 students. 2 licenses short. 9 are outside its grades.',
    );
    expect(sentence(outcome(0, { gradeNotEligible: 1 }))).toBe(
      'Swap Keyboarding → Phonics for Ana Núñez. Made for other grades. 6 stay available.',
    );
    expect(sentence(outcome(2, { inactiveUser: 1 }, 1))).toBe(
      'Swap Keyboarding → Phonics for 2 students. 1 is so already. 1 cannot be changed. 5 stay available.',
    );
  });

  it('is the reason when it cannot be, for every reason there is', () => {
    for (const reason of ReasonCode.options) {
      if (reason === 'noLicenseAvailable' || reason === 'gradeNotEligible') continue;
      expect(sentence(outcome(0, { [reason]: 2 }))).toBe(say(`reason.${reason}`));
    }
  });
});
