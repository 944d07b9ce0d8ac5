import { describe, expect, it } from 'vitest';
import { hashInvitationCode, newInvitationCode } from './invitationCode.ts';

describe('the code of an invitation', () => {
  it('is another one each time, in groups that can be read aloud', () => {
    const codes = Array.from({ length: 100 }, newInvitationCode);
    expect(new Set(codes).size).toBe(100);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is known however it is typed, and no other code is', () => {
    const hash = hashInvitationCode('01AB-CDEF-GHJK-MNPQ-RSTV');
    for (const typed of [
      '01abcdefghjkmnpqrstv',
      ' O1AB CDEF GHJK MNPQ RSTV ',
      'oIAB-CDEF-GHJK-MNPQ-RSTV',
      'olAB–CDEFGHJKMNPQRSTV',
    ]) {
      expect(hashInvitationCode(typed)).toBe(hash);
    }
    expect(hashInvitationCode('01AB-CDEF-GHJK-MNPQ-RSTW')).not.toBe(hash);
  });
});
