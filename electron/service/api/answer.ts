import type { ProblemCode } from '../../../shared/contract/problem.ts';

/** What became of one request. */
export type Answer<T> =
  | Readonly<{ kind: 'ok'; body: T }>
  /** Somebody answered who is not a licensing API: a captive portal, a proxy's page. */
  | Readonly<{ kind: 'foreign'; status: number }>
  /** It failed before a byte of it left: refused, no such name, no trust. */
  | Readonly<{ kind: 'notSent'; why: string }>
  /** It may have arrived: timed out, reset, cut. */
  | Readonly<{ kind: 'lost'; why: string }>
  | Readonly<{
      kind: 'problem';
      status: number;
      /** Null when the answer carries no problem of ours (a proxy may have written it). */
      code: ProblemCode | null;
      retryAfterMs: number | null;
    }>;

/** The longest that a `Retry-After` is believed; a broken proxy must not silence the app for years. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60_000;

/** Reads `Retry-After`, in seconds or as a date; the date is compared with the server's own clock where it is given. */
export function parseRetryAfter(value: string | null, serverDate: string | null, now: number): number | null {
  if (value === null || value.trim() === '') return null;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, MAX_RETRY_AFTER_MS);
  const until = Date.parse(text);
  if (Number.isNaN(until)) return null;
  const from = serverDate === null ? now : Date.parse(serverDate);
  return Math.min(Math.max(0, until - (Number.isNaN(from) ? now : from)), MAX_RETRY_AFTER_MS);
}
