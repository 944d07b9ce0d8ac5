import type { ServerResponse } from 'node:http';

const HEARTBEAT_MS = 25_000;
/** Many changes in a row are one event. */
const GATHER_MS = 200;

export type EventStreams = Readonly<{
  /** Keeps telling this response about its district, until it closes or its time is over. */
  add: (response: ServerResponse, whose: Whose, endsAt: Date) => void;
  changed: (districtId: string) => void;
  /** Sessions of the account ended: its streams close, and who still has a session opens a new one. */
  end: (accountId: string) => void;
  stop: () => void;
}>;

type Whose = Readonly<{ districtId: string; accountId: string }>;
type Stream = Whose & Readonly<{ response: ServerResponse; end: NodeJS.Timeout }>;

/** The open server-sent event streams of this process. Each says "changed" and nothing else. */
export function createEventStreams(now: () => Date): EventStreams {
  const streams = new Set<Stream>();
  let stopped = false;
  const gathering = new Map<string, NodeJS.Timeout>();
  // Proxies cut a connection that is silent for long.
  const heartbeat = setInterval(() => {
    for (const { response } of streams) response.write(':\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  const send = (districtId: string): void => {
    gathering.delete(districtId);
    for (const stream of streams) {
      if (stream.districtId === districtId) stream.response.write('event: changed\ndata:\n\n');
    }
  };
  return {
    add: (response, { districtId, accountId }, endsAt) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(':\n\n');
      if (stopped) {
        response.end();
        return;
      }
      // The stream was opened with an access token and ends with it; the client comes back with a fresh one.
      const end = setTimeout(() => response.end(), Math.max(0, endsAt.getTime() - now().getTime()));
      end.unref();
      const stream: Stream = { response, districtId, accountId, end };
      streams.add(stream);
      response.once('close', () => {
        clearTimeout(end);
        streams.delete(stream);
      });
    },
    changed: (districtId) => {
      if (!gathering.has(districtId))
        gathering.set(
          districtId,
          setTimeout(() => send(districtId), GATHER_MS),
        );
    },
    end: (accountId) => {
      for (const stream of streams) if (stream.accountId === accountId) stream.response.end();
    },
    stop: () => {
      stopped = true;
      clearInterval(heartbeat);
      for (const timer of gathering.values()) clearTimeout(timer);
      for (const { response } of streams) response.end();
    },
  };
}
