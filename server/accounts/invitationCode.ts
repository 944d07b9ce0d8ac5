import { createHash, randomBytes } from 'node:crypto';

/** Crockford's 32 signs: none that is taken for another when read aloud or from paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** A code of 100 random bits, in groups: `7K3M-…`. */
export function newInvitationCode(): string {
  const code = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** What the database keeps of a code, however it was typed. */
export function hashInvitationCode(typed: string): string {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(`invitation ${code}`).digest('base64url');
}
