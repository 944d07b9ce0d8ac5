import type { Session } from '../../../shared/contract/session.ts';
import type { Answer } from '../api/answer.ts';

export type TokenDeps = Readonly<{
  refresh: (refreshToken: string) => Promise<Answer<Session>>;
  /** The refresh token as it is kept, or null. */
  load: () => Promise<string | null>;
  keep: (refreshToken: string) => Promise<void>;
  /** A fresh session came: the account and its rights may have changed. */
  onSession: (session: Session) => void;
}>;

/** The access token in memory, renewed when the server no longer takes it. */
export type Tokens = Readonly<{
  /** Runs a request with an access token; on 401 renews it once and runs the request again. */
  authorized: <T>(request: (accessToken: string) => Promise<Answer<T>>) => Promise<Answer<T>>;
  /** Renews now, to learn of changed rights. */
  renew: () => Promise<Answer<Session>>;
  /** The access token, when there is one. */
  current: () => string | null;
  /** A session that began by signing in. */
  begin: (session: Session) => Promise<void>;
}>;

const NO_SESSION = { kind: 'problem', status: 401, code: 'unauthorized', retryAfterMs: null } as const;

export function createTokens(deps: TokenDeps): Tokens {
  let access: string | null = null;
  let refreshToken: string | null = null;
  let renewing: Promise<Answer<Session>> | null = null;

  const begin = async (session: Session): Promise<void> => {
    access = session.accessToken;
    refreshToken = session.refreshToken;
    deps.onSession(session);
    await deps.keep(session.refreshToken);
  };
  const renewOnce = async (): Promise<Answer<Session>> => {
    refreshToken ??= await deps.load();
    if (refreshToken === null) return NO_SESSION;
    const answer = await deps.refresh(refreshToken);
    if (answer.kind === 'ok') await begin(answer.body);
    return answer;
  };
  // A refresh token is good for one use: two requests that find the access token expired share one renewal.
  const renew = async (): Promise<Answer<Session>> => {
    renewing ??= renewOnce().finally(() => {
      renewing = null;
    });
    return renewing;
  };
  const tokenOr = async (): Promise<{ token: string } | Exclude<Answer<Session>, { kind: 'ok' }>> => {
    if (access !== null) return { token: access };
    const answer = await renew();
    return answer.kind === 'ok' ? { token: answer.body.accessToken } : answer;
  };

  return {
    renew,
    begin,
    current: () => access,
    authorized: async (request) => {
      const first = await tokenOr();
      if (!('token' in first)) return first;
      const answer = await request(first.token);
      if (answer.kind !== 'problem' || answer.status !== 401 || answer.code === null) return answer;
      // Somebody else may have renewed it meanwhile.
      if (access === first.token) access = null;
      const second = await tokenOr();
      return 'token' in second ? request(second.token) : second;
    },
  };
}
