import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../problems.ts';
import { parseStrictJson } from './strictJson.ts';

const CONTROL = /%(?:[01][0-9a-f]|7f)/i;

/**
 * Refuses at the door, for every route, what none of them wants: what PostgreSQL could not keep, and what two readers
 * could understand in two ways.
 */
export function refuseStrangeInput(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    refuseOtherCharset(request.headers['content-type'] ?? '');
    return parseStrictJson(body);
  });
  app.addHook('onRequest', async (request) => {
    refuseNoHost(request);
    refuseCoding(request);
    refuseUrl(request.raw.url ?? '');
    if (request.method === 'GET' || request.method === 'HEAD') refuseBody(request);
  });
}

/** For operations that take no body: one that was sent would be ignored, and its sender would not know. */
export function refuseBody({ headers }: FastifyRequest): void {
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return;
  throw new RequestError('invalidRequest', 'This operation takes no body.', { connection: 'close' });
}

function refuseNoHost({ headers, raw }: FastifyRequest): void {
  if (headers.host === undefined && raw.httpVersion !== '1.0')
    throw new RequestError('invalidRequest', 'Host is missing.');
}

/** Nothing here unpacks a body, so a packed one would be read as if it were plain. */
function refuseCoding({ headers }: FastifyRequest): void {
  if (headers['content-encoding'] === undefined) return;
  throw new RequestError('unsupportedMediaType', 'A body is sent as it is, without content-encoding.', {
    'accept-encoding': 'identity',
  });
}

/** The path and the query, before anything decodes them in its own way. */
function refuseUrl(url: string): void {
  const [path = '', query = ''] = splitOnce(url, '?');
  if (CONTROL.test(url)) throw new RequestError('invalidRequest', 'The address holds a control character.');
  if (!isDecodable(path) || !isDecodable(query)) {
    throw new RequestError('invalidRequest', 'The address cannot be read.');
  }
  const names = query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent((part.split('=')[0] ?? '').replaceAll('+', ' ')));
  if (new Set(names).size < names.length) {
    throw new RequestError('invalidRequest', 'A member of the query comes twice.');
  }
}

function splitOnce(text: string, by: string): readonly string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function refuseOtherCharset(contentType: string): void {
  const charsets = [...contentType.matchAll(/;\s*charset\s*=\s*"?([^";\s]*)/gi)].map(([, charset]) => charset ?? '');
  if (charsets.every((charset) => /^utf-?8$/i.test(charset))) return;
  throw new RequestError('unsupportedMediaType', 'JSON is sent as UTF-8.');
}
