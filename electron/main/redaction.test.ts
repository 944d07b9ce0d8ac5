import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServiceErrorCode, serviceMethods } from '../../shared/contract/ipcService.ts';
import { createRedact } from './redaction.ts';

const redact = createRedact(Buffer.from('a key for this test'));
const uuid = '0198f3a2-7c1e-7d44-9a51-3f2b8c6d7e10';

describe('a line of the log', () => {
  it('keeps codes, numbers and ids that the app made itself', () => {
    expect(
      redact('sync.refused', {
        changeId: uuid,
        code: 'noLicenseAvailable',
        attempt: '3',
        status: '503',
        at: 'main.cjs:12:5',
      }),
    ).toBe(`sync.refused changeId=${uuid} code=noLicenseAvailable attempt=3 status=503 at=main.cjs:12:5`);
  });

  it('knows the codes and the methods of the service', () => {
    for (const word of [...ServiceErrorCode.options, ...Object.keys(serviceMethods)]) {
      expect(redact('service.requestFailed', { code: word })).toBe(`service.requestFailed code=${word}`);
    }
  });

  it('puts a mark in the place of anything else, the same one for the same value', () => {
    const line = redact('sync.refused', { lane: 'ortiz.mateo|kb', reason: 'ortiz.mateo|kb', code: 'Mateo Ortiz' });
    expect(line).toMatch(/^sync\.refused lane=(~\d+) reason=\1 code=~\d+$/);
  });

  it('marks differ under another key, so that nobody can look a name up', () => {
    const other = createRedact(Buffer.from('another key'));
    expect(other('a.b', { lane: 'Mateo' })).not.toBe(redact('a.b', { lane: 'Mateo' }));
  });

  it('hides names of values that it does not know, and events that are sentences', () => {
    expect(redact('Could not save Mateo', { Mateo: '1' })).toMatch(/^~\d+ ~\d+=1$/);
  });

  it('never shows a text that is not a code, a number or an id of ours', () => {
    const letters = fc.constantFrom(
      'a',
      'e',
      'i',
      'o',
      'n',
      'á',
      'ñ',
      'ç',
      'Å',
      '\u02bb',
      'É',
      ' ',
      "'",
      '-',
      '.',
      '@',
      '|',
      '\n',
    );
    const text = fc.string({ unit: letters, minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, (value) => {
        const line = redact('person.seen', { reason: value, [`${value}!`]: value });
        return /^person\.seen reason=~\d+ ~\d+=~\d+$/.test(line);
      }),
    );
  });

  it('is one line', () => {
    expect(redact('a.b\nc', { 'x\ny': 'p\nq' })).not.toContain('\n');
  });
});
