import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { findSignedIn } from '../accounts/sessions.ts';
import type { Services } from '../services.ts';
import { serveAccount } from './account.ts';
import { serveAccounts } from './accounts.ts';
import { serveAudit } from './audit.ts';
import { answerBadUrl, answerErrors } from './errors.ts';
import { serveDistrict } from './district.ts';
import { createDrain, type Drain } from './drain.ts';
import { serveDocs } from './docs.ts';
import { serveHealth } from './health.ts';
import { serveLicensing } from './licensing.ts';
import { loggerOf } from './logging.ts';
import { answerClientError, answerForNode } from './clientError.ts';
import { insistOnContract } from './insistOnContract.ts';
import { servePeople } from './people.ts';
import { serveProducts } from './products.ts';
import { serveRosterSync } from './rosterSync.ts';
import { serveRosterEdits } from './rosterEdits.ts';
import { serveRosterUploads } from './rosterUploads.ts';
import { serveSession } from './session.ts';
import { refuseStrangeInput } from './strictInput.ts';
import { serveWaiting } from './waiting.ts';

const BODY_LIMIT = 4 * 1024 * 1024;
/** For a whole request to arrive, over a poor line too. */
const REQUEST_TIMEOUT_MS = 5 * 60_000;

/** The HTTP side: routes, problems, logs that hold no name, e-mail, token or body. */
export function createApp(services: Services): Readonly<{ app: FastifyInstance; drain: Drain }> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    // When it closes, what was under way is done, or has had its time (drain).
    forceCloseConnections: true,
    return503OnClosing: false,
    // Addresses of requests are those of a proxy, unless it is one of ours.
    trustProxy: services.trustProxy ?? false,
    // Its own lines hold addresses; ours (below) do not.
    logController: new LogController({ disableRequestLogging: true }),
    logger: loggerOf(services.logLevel, services.logTo),
    routerOptions: { maxParamLength: 200 },
    // Node would answer in its own words; see strictInput.
    http: { requireHostHeader: false },
    requestTimeout: REQUEST_TIMEOUT_MS,
    // An operation is what the document says; a HEAD would do the reading of its GET for nothing.
    exposeHeadRoutes: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error, _request, reply) => answerBadUrl(reply),
  });
  answerErrors(app);
  answerForNode(app.server);
  const drain = createDrain(app);
  refuseStrangeInput(app);
  insistOnContract(app, services.oldestContract);
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
  serveHealth(app, services, drain);
  serveDocs(app, findCaller);
  serveSession(app, services, findCaller);
  serveAccount(app, services, findCaller);
  serveAccounts(app, services, findCaller);
  serveLicensing(app, services, findCaller);
  serveAudit(app, services, findCaller);
  serveDistrict(app, services, findCaller);
  servePeople(app, services, findCaller);
  serveRosterSync(app, services, findCaller);
  serveWaiting(app, services, findCaller);
  serveRosterEdits(app, services, findCaller);
  serveRosterUploads(app, services, findCaller);
  serveProducts(app, services, findCaller);
  return { app, drain };
}
