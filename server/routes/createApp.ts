import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { findSignedIn } from '../accounts/sessions.ts';
import type { Services } from '../services.ts';
import { answerBadUrl, answerErrors } from './errors.ts';
import { serveHealth } from './health.ts';
import { serveLicensing } from './licensing.ts';
import { serveSession } from './session.ts';

const BODY_LIMIT = 4 * 1024 * 1024;

/** The HTTP side: routes, problems, logs that hold no name, e-mail, token or body. */
export function createApp(services: Services): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    // Event streams and idle connections must not keep a stopping server alive.
    forceCloseConnections: true,
    // Its own lines hold addresses; ours (below) do not.
    logController: new LogController({ disableRequestLogging: true }),
    logger: services.logLevel === 'silent' ? false : { level: services.logLevel, stream: process.stderr },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => answerBadUrl(reply),
  });
  answerErrors(app);
  app.addHook('onSend', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        // The pattern, not the address: that holds a cursor or a device.
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  const findCaller = async (token: string): ReturnType<typeof findSignedIn> =>
    findSignedIn(services.database.db, token, services.now());
  serveHealth(app, services);
  serveSession(app, services, findCaller);
  serveLicensing(app, services, findCaller);
  return app;
}
