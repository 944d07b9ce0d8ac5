import type * as z from 'zod';
import { Problem, problemCode, PROBLEM_MEDIA_TYPE } from '../../../shared/contract/problem.ts';
import { parseRetryAfter, type Answer } from './answer.ts';
import type { Exchanged, Response } from './exchange.ts';
import { networkFault } from './networkFault.ts';

/** Reads a whole answer and parses it with the contract; an answer that is larger than the limit is none of ours. */
export async function readBody<S extends z.ZodType>(
  exchanged: Exchanged,
  schema: S,
  limitBytes: number,
  now: number,
): Promise<Answer<z.infer<S>>> {
  if (exchanged.kind !== 'response') return exchanged;
  const { response } = exchanged;
  let text: string | null;
  try {
    text = await readText(response, limitBytes);
  } catch (error) {
    return { kind: 'lost', why: networkFault(error).why };
  }
  if (response.status >= 200 && response.status < 300) {
    const parsed = schema.safeParse(text === null ? undefined : parseJson(text));
    return parsed.success ? { kind: 'ok', body: parsed.data } : { kind: 'foreign', status: response.status };
  }
  return toProblem(response, text, now);
}

/** An answer that is not 2xx. */
export function toProblem(response: Response, text: string | null, now: number): Answer<never> {
  const { status } = response;
  // A redirect is a portal's; a browser's fetch reports it as status 0.
  if (status < 400) return { kind: 'foreign', status };
  return {
    kind: 'problem',
    status,
    code: codeOf(response, text),
    retryAfterMs: parseRetryAfter(response.header('retry-after'), response.header('date'), now),
  };
}

function codeOf(response: Response, text: string | null): ReturnType<typeof problemCode> {
  if (!response.header('content-type')?.startsWith(PROBLEM_MEDIA_TYPE) || text === null) return null;
  const parsed = Problem.safeParse(parseJson(text));
  return parsed.success ? problemCode(parsed.data) : null;
}

/** Null when it is larger than the limit. */
export async function readText(response: Response, limitBytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const piece of response.pieces()) {
    size += piece.byteLength;
    if (size > limitBytes) return null;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
