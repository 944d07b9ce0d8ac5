import { describe, expect, it } from 'vitest';
import type { PoolId } from '../contract/ids.ts';
import { ReasonCode } from '../contract/problem.ts';
import { waitOutcome } from './waiting.ts';

describe('somebody who waits', () => {
  it('is served when the rules allow it now', () => {
    expect(waitOutcome({ outcome: 'apply', effects: [] })).toEqual({ outcome: 'serve', effects: [] });
  });

  it('keeps their place while every pool is empty, or the term has not started', () => {
    expect(waitOutcome({ outcome: 'wait', poolId: 'l' as PoolId })).toEqual({ outcome: 'keep' });
    expect(waitOutcome({ outcome: 'refuse', reason: 'termNotStarted' })).toEqual({ outcome: 'keep' });
  });

  it.each(ReasonCode.options.filter((reason) => reason !== 'termNotStarted'))(
    'leaves the line when the rules say %s',
    (reason) => {
      expect(waitOutcome({ outcome: 'refuse', reason })).toEqual({ outcome: 'drop', reason });
    },
  );

  it('leaves the line when they hold the license, or what they would swap is gone', () => {
    expect(waitOutcome({ outcome: 'noop', reason: 'alreadyAssigned' })).toEqual({
      outcome: 'drop',
      reason: 'alreadyAssigned',
    });
    expect(waitOutcome({ outcome: 'held' })).toEqual({ outcome: 'drop', reason: 'changedElsewhere' });
  });
});
