import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEM_MEDIA_TYPE, type RequestProblemCode } from '../../shared/contract/problem.ts';
import { RequestError } from '../problems.ts';

/** Requests that Node cannot make sense of never reach a route; they are answered in our words all the same. */
export function answerClientError(error: Error & Readonly<{ code?: string }>, socket: Duplex): void {
  // The other side is gone, or an answer is on its way already: nobody would understand a second one.
  if (error.code === 'ECONNRESET' || !socket.writable || hasBegunToAnswer(socket)) {
    socket.destroy(error);
    return;
  }
  answerRaw(socket, new RequestError(codeOf(error.code), 'The request cannot be read as HTTP.'));
}

/** What Node would answer by itself: tunnels, and expectations other than 100-continue. */
export function answerForNode(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    answerRaw(socket, new RequestError('methodNotAllowed'));
  });
  server.on('checkExpectation', ({ socket }: IncomingMessage) => {
    answerRaw(socket, new RequestError('invalidRequest', 'This expectation cannot be met.'));
  });
}

function codeOf(code: string | undefined): RequestProblemCode {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'requestTimeout';
    case 'HPE_HEADER_OVERFLOW':
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'tooLarge';
    default:
      return 'invalidRequest';
  }
}

function hasBegunToAnswer(socket: Duplex): boolean {
  // Node keeps the answer under way there, and asks the same in its own handler.
  const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: { _headerSent?: boolean } | null };
  return answer?._headerSent === true;
}

function answerRaw(socket: Duplex, { problem }: RequestError): void {
  const body = JSON.stringify(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} Refused`,
    `content-type: ${PROBLEM_MEDIA_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
