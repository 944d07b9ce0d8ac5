import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { PushRequest, type PushResult } from '../../../shared/contract/push.ts';
import { problemType, PROBLEM_MEDIA_TYPE, type ProblemCode } from '../../../shared/contract/problem.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import { createTinyLicensing, type TinyLicensing } from './tinyLicensing.ts';
import { deltaOf, sampleAccount, sampleDistrict, sampleOwner, type DistrictRows } from './sampleDistrict.ts';

/** What the server does with a request instead of answering it. */
export type Mischief =
  /** Does the work, then cuts the connection. */
  | 'cutAfter'
  /** Cuts the connection before it looks at the request. */
  | 'cutBefore'
  | 'html'
  | 'hang'
  | 'garbage'
  | Readonly<{ status: number; code?: ProblemCode; headers?: Record<string, string>; afterWork?: boolean }>
  /** Serves the request as usual and alters the JSON of the answer on its way. */
  | Readonly<{ rewrite: (answer: string) => string }>
  /** Called before the request is served as usual; may choose what happens instead. */
  | ((body: string) => Exclude<Mischief, (...args: never[]) => unknown> | undefined | void);

export type Seen = Readonly<{ method: string; path: string; body: string; headers: IncomingMessage['headers'] }>;

/** Within the terms of the sample district, whatever the day is on this computer. */
const SERVER_TIME = '2025-10-01T12:00:00.000Z';

/** A licensing API in a few lines whose failures a test can order. */
export type ScriptedServer = Readonly<{
  url: string;
  requests: readonly Seen[];
  licensing: TinyLicensing;
  /** What happens to the next requests of a path, in order; after these it answers as it should. */
  next: (path: string, ...mischiefs: Mischief[]) => void;
  /** What happens to every request of a path until it is taken back with null. */
  always: (path: string, mischief: Mischief | null) => void;
  bodies: (path: string) => readonly string[];
  stop: () => Promise<void>;
  start: () => Promise<void>;
}>;

export async function startScriptedServer(rows: DistrictRows = sampleDistrict()): Promise<ScriptedServer> {
  const requests: Seen[] = [];
  const queue = new Map<string, Mischief[]>();
  const standing = new Map<string, Mischief>();
  const licensing = createTinyLicensing(rows);
  let tokens = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString('utf8');
    const path = url.pathname;
    requests.push({ method: request.method ?? '', path: request.url ?? '', body, headers: request.headers });
    const ordered = queue.get(path)?.shift() ?? standing.get(path);
    const mischief = typeof ordered === 'function' ? ordered(body) : ordered;
    if (mischief === undefined) return serve(path, url, body, response);
    switch (mischief) {
      case 'cutBefore':
        request.socket.destroy();
        return;
      case 'cutAfter':
        work(path, body);
        request.socket.destroy();
        return;
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please accept the terms</html>');
        return;
      case 'garbage':
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"epoch":1');
        return;
      case 'hang':
        return;
      default:
        if ('rewrite' in mischief) {
          rewriteAnswer(response, mischief.rewrite);
          return serve(path, url, body, response);
        }
        if (mischief.afterWork) work(path, body);
        problem(response, mischief.status, mischief.code, mischief.headers);
    }
  };

  const work = (path: string, body: string): void => {
    if (path === '/v1/push') pushAll(body);
  };
  const pushAll = (body: string): { id: string; seq: number; result: PushResult }[] => {
    const push = PushRequest.parse(JSON.parse(body));
    return push.changes.map((item) => ({ id: item.id, seq: item.seq, result: licensing.push(item) }));
  };

  const serve = (path: string, url: URL, body: string, response: ServerResponse): void => {
    const now = SERVER_TIME;
    switch (path) {
      case '/v1/server':
        return json(response, { product: 'seatwise-licensing-api', contract: 1, serverTime: now, practice: null });
      case '/v1/session':
      case '/v1/session/refresh': {
        tokens += 1;
        return json(response, {
          accessToken: `access-${tokens}`,
          accessExpiresAt: now,
          refreshToken: `refresh-${tokens}`,
          account: sampleAccount,
          district: sampleOwner.district,
          epoch: licensing.epoch(),
        });
      }
      case '/v1/push':
        if ((JSON.parse(body) as { epoch: string }).epoch !== licensing.epoch())
          return problem(response, 409, 'epochChanged');
        return json(response, { epoch: licensing.epoch(), serverTime: now, results: pushAll(body) });
      case '/v1/ops':
        return json(response, { epoch: licensing.epoch(), floor: 0, verdicts: licensing.verdicts() });
      case '/v1/changes':
        if (!url.searchParams.get('cursor')?.startsWith(licensing.epoch()))
          return problem(response, 410, 'cursorTooOld');
        return json(response, { ...deltaOf(licensing.delta()), epoch: licensing.epoch(), cursor: licensing.cursor() });
      case '/v1/snapshot':
        return snapshot(response, now);
      default:
        return problem(response, 404, 'notFound');
    }
  };

  const snapshot = (response: ServerResponse, now: string): void => {
    const current = licensing.rows();
    const checks = Object.fromEntries(tableNames.map((table) => [table, { count: current[table].length, hash: '' }]));
    const closed = licensing.closed();
    const head = {
      type: 'head',
      epoch: licensing.epoch(),
      cursor: licensing.cursor(),
      serverTime: now,
      closed,
      checks,
    };
    const lines = [
      head,
      ...tableNames.map((table) => ({ type: 'rows', table, rows: current[table] })),
      { type: 'end' },
    ];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' });
    response.end(gzipSync(text));
  };

  let server: Server | null = null;
  let port = 0;
  const start = async (): Promise<void> => {
    const made = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve));
    port = (made.address() as AddressInfo).port;
    server = made;
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = null;
    running?.closeAllConnections();
    await new Promise<void>((resolve) => (running ? running.close(() => resolve()) : resolve()));
  };
  await start();
  onTestFinished(stop);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    licensing,
    next: (path, ...mischiefs) => queue.set(path, [...(queue.get(path) ?? []), ...mischiefs]),
    always: (path, mischief) => {
      if (mischief === null) standing.delete(path);
      else standing.set(path, mischief);
    },
    bodies: (path) => requests.filter((request) => request.path === path).map((request) => request.body),
    stop,
    start,
  };
}

function rewriteAnswer(response: ServerResponse, rewrite: (answer: string) => string): void {
  const end = response.end.bind(response);
  response.end = ((text: string) => end(rewrite(text))) as typeof response.end;
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(
  response: ServerResponse,
  status: number,
  code: ProblemCode | undefined,
  headers: Record<string, string> = {},
): void {
  if (!code) {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html>proxy</html>');
    return;
  }
  response.writeHead(status, { 'content-type': PROBLEM_MEDIA_TYPE, ...headers });
  response.end(JSON.stringify({ type: problemType(code), title: code, status }));
}
