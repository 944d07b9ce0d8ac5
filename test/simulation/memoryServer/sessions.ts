import type { Account, Session } from '../../../shared/contract/session.ts';
import type { Memory } from './state.ts';

/** Who is signed in with which token. Not part of a backup: nobody is signed out by a restore. */
export type Sessions = Readonly<{
  signIn: (email: string) => Session | null;
  refresh: (token: string) => Session | null;
  accountOf: (accessToken: string | undefined) => Account | null;
  expireAccess: () => void;
  end: (accountId: string) => void;
}>;

export function createSessions(memory: Memory): Sessions {
  const access = new Map<string, string>();
  const refresh = new Map<string, string>();
  let made = 0;
  const begin = (accountId: string): Session | null => {
    const account = memory.state.accounts.get(accountId);
    if (!account) return null;
    made += 1;
    access.set(`access-${made}`, accountId);
    refresh.set(`refresh-${made}`, accountId);
    return {
      accessToken: `access-${made}`,
      accessExpiresAt: new Date(memory.now().getTime() + 3_600_000).toISOString(),
      refreshToken: `refresh-${made}`,
      account,
      district: { id: memory.districtId as never, name: 'Valley District', timeZone: memory.timeZone },
      epoch: memory.epoch,
    };
  };
  const forget = (tokens: Map<string, string>, accountId: string): void => {
    for (const [token, of] of tokens) if (of === accountId) tokens.delete(token);
  };
  return {
    signIn: (email) => {
      const account = [...memory.state.accounts.values()].find((candidate) => candidate.email === email);
      return account ? begin(account.id) : null;
    },
    refresh: (token) => {
      const accountId = refresh.get(token);
      return accountId === undefined ? null : begin(accountId);
    },
    accountOf: (token) => memory.state.accounts.get(access.get(token ?? '') ?? '') ?? null,
    expireAccess: () => access.clear(),
    end: (accountId) => {
      forget(access, accountId);
      forget(refresh, accountId);
    },
  };
}
