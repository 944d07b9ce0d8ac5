import type * as z from 'zod';
import type { ProblemCode } from '../../shared/contract/problem.ts';

/** The methods the API knows. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The body of an answer: JSON by a schema, a stream of lines or events, a file to keep, or nothing (204). */
export type Answer =
  | Readonly<{ kind: 'json'; schema: z.ZodType }>
  | Readonly<{ kind: 'ndjson'; schema: z.ZodType }>
  | Readonly<{ kind: 'events' }>
  | Readonly<{ kind: 'file'; mediaType: 'text/csv' | 'text/html' | 'application/json'; description: string }>
  | Readonly<{ kind: 'nothing' }>;

/** One operation of the API: what the router checks and what the OpenAPI document says. */
export type Endpoint = Readonly<{
  method: (typeof METHODS)[number];
  /** As in the document: `/v1/people/{userId}`; each name in braces is a member of `params`. */
  path: `/${string}`;
  id: string;
  summary: string;
  signedIn: boolean;
  /** Answers clients of any contract, also one that is too old for the rest: whoever must update can still look and leave. */
  anyContract?: true;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Instead of JSON: a file as it is, in bytes. */
  file?: Readonly<{ mediaType: 'application/zip'; largest: number }>;
  answer: Answer;
  /** Besides those any operation can give. */
  problems: readonly ProblemCode[];
}>;
