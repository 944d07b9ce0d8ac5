import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../shared/contract/problem.ts';
import { wishOutcome } from './wishOutcome.ts';

const problem = (status: number, code: ProblemCode | null) =>
  wishOutcome({ kind: 'problem', status, code, retryAfterMs: null });

describe('the answer to a request for a sync', () => {
  it('ends the request when the server says no to it', () => {
    expect(problem(403, 'forbidden')).toEqual({ kind: 'refused', reason: 'forbidden' });
    expect(problem(409, 'rosterKeptByHand')).toEqual({ kind: 'refused', reason: 'rosterKeptByHand' });
    expect(problem(400, 'invalidRequest')).toEqual({ kind: 'refused', reason: 'other' });
  });

  it('keeps the request when no server of ours has answered', () => {
    expect(problem(403, null).kind).toBe('later');
    expect(wishOutcome({ kind: 'foreign', status: 200 }).kind).toBe('later');
    expect(wishOutcome({ kind: 'lost', why: 'reset' }).kind).toBe('later');
    expect(wishOutcome({ kind: 'notSent', why: 'refused' }).kind).toBe('later');
  });

  it('keeps the request while the person has to sign in, or the server is busy', () => {
    expect(problem(401, 'unauthorized')).toEqual({ kind: 'later', next: { do: 'signIn' } });
    expect(problem(503, 'unavailable').kind).toBe('later');
    expect(problem(429, 'tooManyRequests').kind).toBe('later');
  });
});
