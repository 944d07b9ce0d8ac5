import { createHash } from 'node:crypto';

/** Names an account of a server in folder and vault: the same each time, and says nothing of who it is. */
export function accountKey(serverOrigin: string, accountId: string): string {
  return createHash('sha256').update(`${serverOrigin} ${accountId}`).digest('base64url').slice(0, 22);
}
