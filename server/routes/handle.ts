import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { DeviceId } from '../../shared/contract/ids.ts';
import { DEVICE_HEADER } from '../../shared/contract/session.ts';
import type { findSignedIn } from '../accounts/sessions.ts';
import type { By } from '../audit/writeAudit.ts';
import { RequestError } from '../problems.ts';
import type { Endpoint } from './endpoint.ts';
import { contractConfig } from './insistOnContract.ts';
import { refuseBody } from './strictInput.ts';

const NO_QUERY = z.strictObject({}).transform(() => undefined);

/** Who sent a request with a valid access token. */
export type Caller = NonNullable<Awaited<ReturnType<typeof findSignedIn>>>;

type ParamsOf<E extends Endpoint> = E extends { params: infer P extends z.ZodType } ? z.output<P> : undefined;
type QueryOf<E extends Endpoint> = E extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined;
type BodyOf<E extends Endpoint> = E extends { body: infer B extends z.ZodType } ? z.output<B> : undefined;
type FileOf<E extends Endpoint> = E extends { file: object } ? Buffer : undefined;
type CallerOf<E extends Endpoint> = E['signedIn'] extends true ? Caller : undefined;
type AnswerOf<E extends Endpoint> = E['answer'] extends { kind: 'json'; schema: infer A extends z.ZodType }
  ? z.input<A>
  : E['answer'] extends { kind: 'file' }
    ? string | Readable
    : void;

export type Call<E extends Endpoint> = Readonly<{
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  file: FileOf<E>;
  caller: CallerOf<E>;
  request: FastifyRequest;
  reply: FastifyReply;
}>;

/** The device a request names in its header, if any: for the audit of requests that work without one. */
export function deviceOf(request: FastifyRequest): DeviceId | null {
  const named = request.headers[DEVICE_HEADER];
  return named === undefined ? null : (parse(DeviceId, named, 'header') as DeviceId);
}

/** A caller as the audit and the history know them. */
export function byOf({ account, districtId }: Caller, deviceId: DeviceId | null, at: Date): By {
  return { districtId, accountId: account.id, deviceId, at };
}

export type FindCaller = (accessToken: string) => Promise<Caller | null>;

/**
 * Serves an endpoint: who asks and what comes in are checked against it before the handler runs, and what goes out
 * after. Streams are written by the handler itself.
 */
export function handle<const E extends Endpoint>(
  app: FastifyInstance,
  findCaller: FindCaller,
  endpoint: E,
  run: (call: Call<E>) => Promise<AnswerOf<E>>,
): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: contractConfig(endpoint),
    // Megabytes are taken in only from somebody who is signed in.
    ...(endpoint.file && endpoint.signedIn
      ? { onRequest: async (request: FastifyRequest) => void (await callerOf(request, findCaller)) }
      : {}),
    handler: async (request, reply) => {
      if (!endpoint.body && !endpoint.file) refuseBody(request);
      const caller = endpoint.signedIn ? await callerOf(request, findCaller) : undefined;
      const call = {
        params: endpoint.params ? parse(endpoint.params, request.params, 'path') : undefined,
        query: endpoint.query
          ? parse(endpoint.query, queryOf(request, endpoint.query), 'query')
          : parse(NO_QUERY, request.query, 'query'),
        body: endpoint.body ? parse(endpoint.body, request.body, 'body') : undefined,
        file: endpoint.file ? fileOf(request) : undefined,
        caller,
        request,
        reply,
      } as Call<E>;
      const answer = await run(call);
      switch (endpoint.answer.kind) {
        case 'nothing':
          return reply.code(204).send();
        case 'json':
          return reply.send(endpoint.answer.schema.parse(answer));
        case 'file':
          return reply.type(`${endpoint.answer.mediaType}; charset=utf-8`).send(answer);
        case 'ndjson':
        case 'events':
          return reply;
      }
    },
  });
}

/** The file that a request is. The parser of its scope lets nothing else in, but a request may come with no body at all. */
function fileOf({ body }: FastifyRequest): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw new RequestError('invalidRequest', 'The file is missing.');
}

async function callerOf(request: FastifyRequest, findCaller: FindCaller): Promise<Caller> {
  const [, token] = /^Bearer ([A-Za-z0-9_-]{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  const caller = token === undefined ? null : await findCaller(token);
  if (!caller) throw new RequestError('unauthorized', undefined, { 'www-authenticate': 'Bearer' });
  return caller;
}

/** The query; where it wants a device, the one of the header will do. */
function queryOf(request: FastifyRequest, schema: z.ZodObject): unknown {
  const query = request.query as Record<string, unknown>;
  const device = request.headers[DEVICE_HEADER];
  const wanted = 'deviceId' in schema.shape && !('deviceId' in query);
  return wanted && device !== undefined ? { deviceId: device, ...query } : query;
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // Where and what kind of thing is wrong, but never the value: it may hold a name or a password.
  const issues = result.error.issues.slice(0, 5).map(({ path, code }) => `${[where, ...path].join('.')}: ${code}`);
  throw new RequestError('invalidRequest', issues.join('; '));
}
