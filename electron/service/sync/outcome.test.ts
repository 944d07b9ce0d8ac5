import { describe, expect, it } from 'vitest';
import type { Answer } from '../api/answer.ts';
import type { ProblemCode } from '../../../shared/contract/problem.ts';
import { outcomeOf, type Next, type Outcome } from './outcome.ts';

const problem = (
  status: number,
  code: ProblemCode | null = null,
  retryAfterMs: number | null = null,
): Answer<never> => ({
  kind: 'problem',
  status,
  code,
  retryAfterMs,
});

/** SYNC, "What each answer does", row by row. */
const table: readonly (readonly [what: string, Answer<unknown>, Outcome['changes'], Next['do']])[] = [
  ['200 with our body', { kind: 'ok', body: {} }, 'settled', 'goOn'],
  ['200 that is not ours', { kind: 'foreign', status: 200 }, 'unchanged', 'backOff'],
  ['a redirect of a portal', { kind: 'foreign', status: 302 }, 'unchanged', 'backOff'],
  ['refused before a byte was sent', { kind: 'notSent', why: 'ECONNREFUSED' }, 'unchanged', 'backOff'],
  ['time-out or reset', { kind: 'lost', why: 'ECONNRESET' }, 'unknown', 'backOff'],
  ['500 of ours', problem(500, 'internal'), 'unknown', 'backOff'],
  ['502 of a gateway', problem(502), 'unknown', 'backOff'],
  ['504 of a gateway', problem(504), 'unknown', 'backOff'],
  ['503 without Retry-After', problem(503, 'unavailable'), 'unknown', 'backOff'],
  ['408', problem(408), 'unknown', 'backOff'],
  ['401 of ours', problem(401, 'unauthorized'), 'unchanged', 'signIn'],
  ['401 of a proxy', problem(401), 'unchanged', 'backOff'],
  ['407 of a proxy', problem(407), 'unchanged', 'backOff'],
  ['403 of ours', problem(403, 'forbidden'), 'unchanged', 'refreshRights'],
  ['403 of a filter', problem(403), 'unchanged', 'backOff'],
  ['409 in progress', problem(409, 'pushInProgress'), 'unchanged', 'shortWait'],
  ['409 epoch', problem(409, 'epochChanged'), 'unchanged', 'pullFirst'],
  ['410', problem(410, 'cursorTooOld'), 'unchanged', 'snapshot'],
  ['413 of ours', problem(413, 'tooLarge'), 'unchanged', 'halve'],
  ['413 of a proxy', problem(413), 'unchanged', 'halve'],
  ['400 of ours', problem(400, 'invalidRequest'), 'unchanged', 'halve'],
  ['422 of ours', problem(422, 'invalidRequest'), 'unchanged', 'halve'],
  ['423', problem(423), 'unchanged', 'shortWait'],
  ['426 of ours', problem(426, 'clientTooOld'), 'unchanged', 'updateApp'],
  ['426 of a proxy', problem(426), 'unchanged', 'backOff'],
  ['429 with Retry-After', problem(429, 'tooManyRequests', 5000), 'unchanged', 'waitAtLeast'],
  ['429 without', problem(429, 'tooManyRequests'), 'unchanged', 'backOff'],
  ['503 with Retry-After', problem(503, 'unavailable', 5000), 'unchanged', 'waitAtLeast'],
  ['404 of another server', problem(404), 'unchanged', 'backOff'],
  ['511 network sign-in', problem(511), 'unknown', 'backOff'],
];

describe('what each answer does', () => {
  it.each(table)('%s', (_what, answer, changes, next) => {
    const outcome = outcomeOf(answer);
    expect([outcome.changes, outcome.next.do]).toEqual([changes, next]);
  });

  it('waits at least as long as the server asks', () => {
    expect(outcomeOf(problem(429, 'tooManyRequests', 7000)).next).toEqual({ do: 'waitAtLeast', ms: 7000 });
  });

  it('ends no change but by an answer of ours', () => {
    for (const [, answer] of table) {
      if (answer.kind !== 'ok') expect(outcomeOf(answer).changes).not.toBe('settled');
    }
  });

  it('takes nobody but the licensing API for the licensing API', () => {
    for (const status of [200, 301, 401, 403, 404, 407, 426]) {
      const answer: Answer<never> = status < 400 ? { kind: 'foreign', status } : problem(status);
      expect(outcomeOf(answer).next).toMatchObject({ do: 'backOff', reached: false });
    }
  });
});
