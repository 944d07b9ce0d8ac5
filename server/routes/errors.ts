import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { PROBLEM_MEDIA_TYPE, type RequestProblemCode } from '../../shared/contract/problem.ts';
import { isPassing, isUnavailable } from '../database/databaseError.ts';
import { RequestError } from '../problems.ts';
import { METHODS } from './endpoint.ts';

/** Every answer that is not a success is problem details (RFC 9457), also where no handler of ours was reached. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => {
    const known = toRequestError(error);
    if (known.code === 'internal') request.log.error({ err: error }, 'request failed');
    return sendProblem(reply, known);
  });
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    routes.push({ methods: [method].flat(), pattern: patternOf(url) });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const known = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    const error =
      known.length > 0
        ? new RequestError('methodNotAllowed', undefined, { allow: inOrder(known).join(', ') })
        : new RequestError('notFound');
    return sendProblem(reply, error);
  });
}

type Route = Readonly<{ methods: readonly string[]; pattern: RegExp }>;

/** Which paths a route's address stands for: `:name` is any one part of it. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[^\w-]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}

function inOrder(methods: readonly string[]): readonly string[] {
  const order: readonly string[] = METHODS;
  return [...new Set(methods)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** For addresses that are no URL: Fastify asks before there is a request to handle. */
export function answerBadUrl(reply: FastifyReply): void {
  void sendProblem(reply, new RequestError('invalidRequest', 'The address cannot be read.'));
}

function sendProblem(reply: FastifyReply, error: RequestError): FastifyReply {
  const { problem, headers } = error;
  // As bytes: to a text Fastify would add a charset, which this media type does not have.
  return reply
    .code(problem.status)
    .headers(headers)
    .type(PROBLEM_MEDIA_TYPE)
    .send(Buffer.from(JSON.stringify(problem)));
}

function toRequestError(error: FastifyError | Error): RequestError {
  if (error instanceof RequestError) return error;
  // A lock that an import holds, or a collision that went on for too long: the same request will do in a while.
  const unavailable = isUnavailable(error) || isPassing(error);
  if (unavailable) return new RequestError('unavailable', undefined, { 'retry-after': '5' });
  const status = 'statusCode' in error ? error.statusCode : undefined;
  const code = status !== undefined && status >= 400 && status < 500 ? codeOf(status) : 'internal';
  return new RequestError(code);
}

/** For what Fastify itself refuses before a handler runs. */
function codeOf(status: number): RequestProblemCode {
  switch (status) {
    case 404:
      return 'notFound';
    case 413:
      return 'tooLarge';
    case 415:
      return 'unsupportedMediaType';
    default:
      return 'invalidRequest';
  }
}
