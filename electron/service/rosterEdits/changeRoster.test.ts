import { describe, expect, it } from 'vitest';
import type { ClassId, UserId } from '../../../shared/contract/ids.ts';
import type { RosterChange } from '../../../shared/contract/rosterChange.ts';
import type { Answer } from '../api/answer.ts';
import type { RosterRequest } from '../api/licensingApi.ts';
import { sampleStore, testId } from '../testing/sampleStore.ts';
import { changeRoster } from './changeRoster.ts';

const classId = 'c1' as ClassId;
const enroll: RosterChange = { kind: 'enroll', classId, userId: 'ana' as UserId };
const leave: RosterChange = { kind: 'unenroll', classId, userId: 'nobody' as UserId };
const lost: Answer<unknown> = { kind: 'lost', why: 'cut' };
const done: Answer<unknown> = { kind: 'ok', body: null };
const problem = (status: number, code: 'changedElsewhere' | 'notFound' | 'unavailable'): Answer<unknown> => ({
  kind: 'problem',
  status,
  code,
  retryAfterMs: null,
});

/** Makes edits at a server that gives these answers, one after the other. */
async function make(changes: readonly RosterChange[], ...answers: Answer<unknown>[]) {
  const sent: RosterRequest[] = [];
  const send = async (request: RosterRequest): Promise<Answer<unknown>> => {
    sent.push(request);
    return Promise.resolve(answers[sent.length - 1] ?? done);
  };
  const outcomes = await changeRoster({ sql: sampleStore().sql, newId: testId, send }, changes);
  return { outcomes, sent };
}

describe('edits of a roster', () => {
  it('go out again under the same ids when the answer was lost', async () => {
    const { outcomes, sent } = await make([enroll], lost, done);
    expect(outcomes).toEqual(['done']);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('end with the first that finds no way to the server', async () => {
    const { outcomes, sent } = await make([enroll, enroll], { kind: 'notSent', why: 'ECONNREFUSED' });
    expect(outcomes).toEqual(['unreachable', 'unreachable']);
    expect(sent).toHaveLength(1);
  });

  it('are done when somebody else was faster with the very same', async () => {
    expect((await make([enroll], problem(409, 'changedElsewhere'))).outcomes).toEqual(['done']);
    // Who is in no class needs not be taken out.
    expect(await make([leave])).toEqual({ outcomes: ['done'], sent: [] });
  });

  it('can be tried again when the server is busy', async () => {
    expect((await make([enroll], problem(503, 'unavailable'))).outcomes).toEqual(['busy']);
  });
});
