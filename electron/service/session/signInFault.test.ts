import { describe, expect, it } from 'vitest';
import { RequestProblemCode, type ProblemCode } from '../../../shared/contract/problem.ts';
import { signInFault } from './signInFault.ts';

const problem = (status: number, code: ProblemCode | null) =>
  signInFault({ kind: 'problem', status, code, retryAfterMs: null });

describe('what the sign-in page says about an answer that brought no session', () => {
  it('tells a wrong password, too many tries, an app that is too old and a server that is down from one another', () => {
    expect(problem(401, 'wrongCredentials')).toBe('wrongCredentials');
    expect(problem(429, 'tooManyRequests')).toBe('tooManyAttempts');
    expect(problem(426, 'clientTooOld')).toBe('appTooOld');
    expect(problem(503, 'unavailable')).toBe('unreachable');
    expect(signInFault({ kind: 'notSent', why: 'refused' })).toBe('unreachable');
  });

  it('takes no licensing API for something else, and nothing else for one', () => {
    for (const code of RequestProblemCode.options) expect(problem(400, code), code).not.toBe('notSeatwise');
    for (const status of [400, 401, 403, 404, 426]) expect(problem(status, null), `${status}`).toBe('notSeatwise');
    expect(signInFault({ kind: 'foreign', status: 200 })).toBe('notSeatwise');
  });
});
