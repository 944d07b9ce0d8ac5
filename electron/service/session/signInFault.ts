import type { ServiceErrorCode } from '../../../shared/contract/ipcService.ts';
import type { Answer } from '../api/answer.ts';

type NotOk = Exclude<Answer<unknown>, { kind: 'ok' }>;

/** Which sentence of the sign-in page an answer is that brought no session. */
export function signInFault(answer: NotOk): ServiceErrorCode {
  switch (answer.kind) {
    case 'foreign':
      return 'notSeatwise';
    case 'notSent':
    case 'lost':
      return 'unreachable';
    case 'problem':
      return faultOfProblem(answer);
  }
}

function faultOfProblem({ status, code }: Extract<NotOk, { kind: 'problem' }>): ServiceErrorCode {
  // A licensing API that cannot do its work now, or a proxy in front of one.
  if (status >= 500 || status === 408) return 'unreachable';
  if (status === 429) return 'tooManyAttempts';
  if (code === null) return 'notSeatwise';
  if (code === 'clientTooOld') return 'appTooOld';
  return status === 401 || status === 403 ? 'wrongCredentials' : 'invalid';
}
