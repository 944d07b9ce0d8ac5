import type { Answer } from '../api/answer.ts';

/** What an answer means for the changes that were in the request, and what the queue does next (SYNC: the table). */
export type Outcome = Readonly<{
  /** `unknown`: they may have been applied; ask before anything else. */
  changes: 'settled' | 'unchanged' | 'unknown';
  next: Next;
}>;

export type Next =
  | Readonly<{ do: 'goOn' }>
  /** Try again later, later each time. `reached`: the server itself answered. */
  | Readonly<{ do: 'backOff'; reached: boolean; why: string }>
  | Readonly<{ do: 'waitAtLeast'; ms: number }>
  | Readonly<{ do: 'shortWait'; ms: number | null }>
  | Readonly<{ do: 'signIn' }>
  | Readonly<{ do: 'refreshRights' }>
  /** The server was restored from a backup. */
  | Readonly<{ do: 'pullFirst' }>
  | Readonly<{ do: 'snapshot' }>
  /** Too large, or not to be read: smaller batches find the change that does it. */
  | Readonly<{ do: 'halve' }>
  | Readonly<{ do: 'updateApp' }>;

/** Pure: the same for push, pull, snapshot and ops; only a push has changes in it. */
export function outcomeOf(answer: Answer<unknown>): Outcome {
  switch (answer.kind) {
    case 'ok':
      return { changes: 'settled', next: { do: 'goOn' } };
    case 'foreign':
      return { changes: 'unchanged', next: { do: 'backOff', reached: false, why: 'foreign' } };
    case 'notSent':
      return { changes: 'unchanged', next: { do: 'backOff', reached: false, why: answer.why } };
    case 'lost':
      return { changes: 'unknown', next: { do: 'backOff', reached: false, why: answer.why } };
    case 'problem':
      return ofProblem(answer);
  }
}

function ofProblem(answer: Extract<Answer<unknown>, { kind: 'problem' }>): Outcome {
  const { status, code, retryAfterMs } = answer;
  const ours = code !== null;
  const unchanged = (next: Next): Outcome => ({ changes: 'unchanged', next });
  const foreign = unchanged({ do: 'backOff', reached: false, why: `foreign ${status}` });
  switch (status) {
    case 401:
      return ours ? unchanged({ do: 'signIn' }) : foreign;
    case 403:
      return ours ? unchanged({ do: 'refreshRights' }) : foreign;
    case 409:
      if (!ours) return foreign;
      return unchanged(code === 'epochChanged' ? { do: 'pullFirst' } : { do: 'shortWait', ms: retryAfterMs });
    case 410:
      return ours ? unchanged({ do: 'snapshot' }) : foreign;
    // A proxy in between may have its own limits.
    case 413:
      return unchanged({ do: 'halve' });
    case 400:
    case 422:
      return ours ? unchanged({ do: 'halve' }) : foreign;
    case 423:
      return unchanged({ do: 'shortWait', ms: retryAfterMs });
    case 426:
      return ours ? unchanged({ do: 'updateApp' }) : foreign;
    case 429:
      return unchanged(retryAfterMs === null ? { do: 'backOff', reached: true, why: '429' } : wait(retryAfterMs));
    case 503:
      if (retryAfterMs !== null) return unchanged(wait(retryAfterMs));
      return { changes: 'unknown', next: { do: 'backOff', reached: ours, why: '503' } };
    case 408:
      return { changes: 'unknown', next: { do: 'backOff', reached: ours, why: '408' } };
    default:
      if (status >= 500) return { changes: 'unknown', next: { do: 'backOff', reached: ours, why: `${status}` } };
      return ours ? unchanged({ do: 'backOff', reached: true, why: `${status}` }) : foreign;
  }
}

function wait(ms: number): Next {
  return { do: 'waitAtLeast', ms };
}
