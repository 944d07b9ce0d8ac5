import type { FastifyInstance } from 'fastify';
import { CONTRACT } from '../../shared/contract/session.ts';
import { endSession } from '../accounts/endSessions.ts';
import { refresh, signIn } from '../accounts/sessions.ts';
import { readPractice } from '../practice/practice.ts';
import type { Services } from '../services.ts';
import { sessionEndpoints as endpoints } from './endpoints/sessionEndpoints.ts';
import { handle, type FindCaller } from './handle.ts';

/** Who this server is, and sign-in. */
export function serveSession(app: FastifyInstance, { database, now }: Services, findCaller: FindCaller): void {
  const { db } = database;
  handle(app, findCaller, endpoints.getServer, async () => ({
    product: 'seatwise-licensing-api' as const,
    contract: CONTRACT as typeof CONTRACT,
    serverTime: now().toISOString(),
    practice: await readPractice(db),
  }));
  handle(app, findCaller, endpoints.signIn, async ({ body, request }) => signIn(db, body, request.ip, now()));
  handle(app, findCaller, endpoints.refresh, async ({ body }) => refresh(db, body.refreshToken, now()));
  handle(app, findCaller, endpoints.signOut, async ({ caller }) =>
    endSession(db, caller.sessionId, 'signedOut', now()),
  );
}
