import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import { RequestError } from '../problems.ts';

/** A load balancer asks these while the server stops, and is told. */
const ASKED_WHILE_STOPPING = new Set(['/health/live', '/health/ready']);

/** The end of a server's work, without cutting any: what has begun is answered, what comes later is sent away. */
export type Drain = Readonly<{
  isStopping: () => boolean;
  /** Takes no more work; answers when what was under way is done, or when the patience is over. */
  stop: (patienceMs: number) => Promise<void>;
}>;

/** Watches over the requests of a server. */
export function createDrain(app: FastifyInstance): Drain {
  const underWay = new Set<ServerResponse>();
  let stopping = false;
  let whenDone = (): void => {};

  app.addHook('onRequest', async (request, reply) => {
    if (ASKED_WHILE_STOPPING.has(request.routeOptions.url ?? '')) return;
    if (stopping) {
      throw new RequestError('unavailable', 'The server is stopping.', { 'retry-after': '1', connection: 'close' });
    }
    underWay.add(reply.raw);
    reply.raw.once('close', () => {
      underWay.delete(reply.raw);
      if (underWay.size === 0) whenDone();
    });
  });
  return {
    isStopping: () => stopping,
    stop: async (patienceMs) => {
      stopping = true;
      if (underWay.size === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patienceMs);
        whenDone = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
