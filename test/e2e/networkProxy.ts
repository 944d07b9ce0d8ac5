import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { problemType, PROBLEM_MEDIA_TYPE, type ProblemCode } from '../../shared/contract/problem.ts';

/** What the network does to requests from now on. */
export type NetworkMode =
  | Readonly<{ kind: 'pass' }>
  /** The cable is out: every connection is cut before a byte of an answer. */
  | Readonly<{ kind: 'down' }>
  /**
   * The server hears and does what is asked, and its answer is lost on the way, for requests to this path;
   * with `thenDown` the cable is out from that moment on.
   */
  | Readonly<{ kind: 'cutAnswer'; path: string; thenDown?: boolean }>
  /** The guest network's sign-in page: HTML with status 200 whatever is asked. */
  | Readonly<{ kind: 'captivePortal' }>
  /** A problem of ours instead of the answer, for requests to this path; what is asked does not arrive. */
  | Readonly<{ kind: 'problem'; path: string; status: number; code: ProblemCode }>;

/** A network between the app and the server that a test can cut, because no browser switch reaches the service's HTTP. */
export type NetworkProxy = Readonly<{
  url: string;
  set: (mode: NetworkMode) => void;
  /** From now on another server answers (`http://127.0.0.1:PORT`), as when a new version took the place of the old one. */
  leadTo: (target: string) => void;
  /** Requests forwarded to the server so far, as `METHOD path`. */
  forwarded: readonly string[];
  /** Requests that the guest network's page answered: they never arrived. */
  taken: readonly string[];
  /** Answers that the server gave and that were cut. */
  cut: readonly string[];
  stop: () => Promise<void>;
}>;

/** Starts a proxy on a free loopback port in front of the server at `target` (`http://127.0.0.1:PORT`). */
export async function startNetworkProxy(target: string): Promise<NetworkProxy> {
  let mode: NetworkMode = { kind: 'pass' };
  const forwarded: string[] = [];
  const taken: string[] = [];
  const cut: string[] = [];
  let upstream = new URL(target);

  const server = http.createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (mode.kind === 'down') {
      request.socket.destroy();
      return;
    }
    if (mode.kind === 'captivePortal') {
      taken.push(`${request.method} ${path}`);
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Guest network</title><h1>Please sign in</h1>');
      return;
    }
    if (mode.kind === 'problem' && mode.path === path) {
      response.writeHead(mode.status, { 'content-type': PROBLEM_MEDIA_TYPE });
      response.end(JSON.stringify({ type: problemType(mode.code), title: mode.code, status: mode.status }));
      return;
    }
    const loseAnswer = mode.kind === 'cutAnswer' && mode.path === path;
    const thenDown = mode.kind === 'cutAnswer' && mode.thenDown === true;
    forwarded.push(`${request.method} ${path}`);
    const outgoing = http.request(
      {
        host: upstream.hostname,
        port: upstream.port,
        method: request.method,
        path: request.url,
        headers: { ...request.headers, host: upstream.host },
      },
      (incoming) => {
        if (loseAnswer) {
          // Read to the end first: the server has then committed what was asked.
          incoming.resume();
          incoming.once('end', () => {
            cut.push(`${request.method} ${path}`);
            if (thenDown) set({ kind: 'down' });
            request.socket.destroy();
          });
          return;
        }
        response.writeHead(incoming.statusCode ?? 502, incoming.headers);
        incoming.pipe(response);
        incoming.once('error', () => response.destroy());
      },
    );
    outgoing.once('error', () => request.socket.destroy());
    response.once('close', () => outgoing.destroy());
    request.pipe(outgoing);
  });

  const sockets = new Set<Socket>();
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const set = (next: NetworkMode): void => {
    mode = next;
    // What is under way, an open event stream too, must not outlive the cable.
    if (next.kind !== 'pass') cutAll();
  };
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set,
    leadTo: (next) => {
      upstream = new URL(next);
      cutAll();
    },
    forwarded,
    taken,
    cut,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
  };
}
