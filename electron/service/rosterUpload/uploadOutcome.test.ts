import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../shared/contract/problem.ts';
import type { Answer } from '../api/answer.ts';
import { sendUpload } from './uploadOutcome.ts';

const problem = (status: number, code: ProblemCode | null): Answer<string> => ({
  kind: 'problem',
  status,
  code,
  retryAfterMs: null,
});
const sent = async (...answers: readonly Answer<string>[]) => {
  const left = [...answers];
  const outcome = await sendUpload(async () => left.shift() ?? { kind: 'lost', why: 'reset' });
  return { outcome, unasked: left.length };
};

describe('sending an upload', () => {
  it('goes out again when the answer was lost, and tells what the server says then', async () => {
    expect(await sent({ kind: 'lost', why: 'reset' }, { kind: 'ok', body: 'done' })).toEqual({
      outcome: { kind: 'told', told: 'done' },
      unasked: 0,
    });
  });

  it('ends at the first answer', async () => {
    const { outcome, unasked } = await sent(problem(409, 'previewAgain'), { kind: 'ok', body: 'done' });
    expect([outcome, unasked]).toEqual([{ kind: 'refused', why: 'previewAgain' }, 1]);
  });

  it('does not call busy what no server of ours has answered', async () => {
    expect((await sent(problem(503, 'unavailable'))).outcome).toEqual({ kind: 'refused', why: 'busy' });
    expect((await sent(problem(503, null))).outcome).toEqual({ kind: 'refused', why: 'unreachable' });
    expect((await sent()).outcome).toEqual({ kind: 'refused', why: 'unreachable' });
  });
});
