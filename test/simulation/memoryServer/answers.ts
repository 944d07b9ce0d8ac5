import { PROBLEM_MEDIA_TYPE, problemType, type RequestProblemCode } from '../../../shared/contract/problem.ts';
import type { WireAnswer } from '../wire.ts';

export function ok(body: unknown): WireAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A problem of ours, as the licensing API writes it. */
export function problem(
  status: number,
  code: RequestProblemCode,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer {
  return {
    status,
    headers: { 'content-type': PROBLEM_MEDIA_TYPE, ...headers },
    body: JSON.stringify({ type: problemType(code), title: code, status }),
  };
}
