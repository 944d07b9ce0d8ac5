import { describe, expect, it } from 'vitest';
import { ReasonCode } from '../../shared/contract/problem.ts';
import { ChangeState } from '../../shared/contract/view.ts';
import { choiceFor, choiceForAll } from './choices.ts';

describe('what a person may decide about a change', () => {
  it('is to keep theirs when somebody else was there in the meantime', () => {
    expect(choiceFor({ state: 'held', reason: 'changedElsewhere' })).toBe('keepMine');
    expect(choiceFor({ state: 'held', reason: null })).toBe('keepMine');
  });

  it('is to try again what failed for a passing cause', () => {
    expect(choiceFor({ state: 'refused', reason: 'noLicenseAvailable' })).toBe('sendAgain');
    expect(choiceFor({ state: 'blocked', reason: null })).toBe('sendAgain');
    expect(choiceFor({ state: 'quarantined', reason: null })).toBe('sendAgain');
  });

  it('is not to try what the rules forbid for good', () => {
    expect(choiceFor({ state: 'refused', reason: 'rosterManaged' })).toBeNull();
    expect(choiceFor({ state: 'refused', reason: 'wrongAudience' })).toBeNull();
  });

  it('is known for every state and reason', () => {
    for (const state of ChangeState.options) {
      for (const reason of [null, ...ReasonCode.options]) expect(choiceFor({ state, reason })).not.toBeUndefined();
    }
  });
});

describe('what a person may decide about several changes at once', () => {
  const held = { state: 'held', reason: null } as const;
  const short = { state: 'refused', reason: 'noLicenseAvailable' } as const;

  it('is what may be decided about each of them', () => {
    expect(choiceForAll([held, held])).toBe('keepMine');
    expect(choiceForAll([short, short])).toBe('sendAgain');
    expect(choiceForAll([held, short])).toBeNull();
    expect(choiceForAll([short, { state: 'refused', reason: 'termEnded' }])).toBeNull();
  });
});
