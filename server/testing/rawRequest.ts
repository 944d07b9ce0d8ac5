import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

export type Sent = Readonly<{
  method: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
}>;
export type Answer = Readonly<{ status: number; type: string; headers: IncomingHttpHeaders; text: string }>;

/** One request as it is given, with what `fetch` would not send (a body on GET, any header, any path). */
export async function sendRequest(base: string, { method, path, headers, body }: Sent): Promise<Answer> {
  // Node sends the body of a GET, HEAD or DELETE without saying how long it is, and the server takes it for a request.
  const framed = body === undefined || headers?.['transfer-encoding'] !== undefined;
  const length = framed ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = httpRequest(base + path, { method, headers: { ...length, ...headers } }, (response) => {
      let text = '';
      // A stream of events has no end.
      if (response.headers['content-type']?.startsWith('text/event-stream')) setImmediate(() => response.destroy());
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response
        .on('error', () => {})
        .on('close', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: String(response.headers['content-type']),
            headers: response.headers,
            text,
          }),
        );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Bytes that may be no HTTP at all; answers everything that comes back until the server closes. */
export async function sendBytes(base: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject).on('close', () => resolve(text));
  });
}
