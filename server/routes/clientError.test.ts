import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { answerClientError } from './clientError.ts';

describe('a request that Node gives up', () => {
  const answerTo = async (code: string, more: object = {}): Promise<string> => {
    const socket = Object.assign(new PassThrough(), more);
    const answer = text(socket).catch(() => 'nothing');
    answerClientError(Object.assign(new Error(code), { code }), socket);
    return answer;
  };

  it('is told that it took too long with the status clients try again at', async () => {
    const answer = await answerTo('ERR_HTTP_REQUEST_TIMEOUT');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('urn:seatwise:problem:requestTimeout');
  });

  it('is not answered when there is nobody, or half an answer is on its way', async () => {
    expect(await answerTo('ECONNRESET')).toBe('nothing');
    expect(await answerTo('HPE_INVALID_METHOD', { _httpMessage: { _headerSent: true } })).toBe('nothing');
  });
});
