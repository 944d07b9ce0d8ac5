import type { FastifyInstance } from 'fastify';
import { changePassword } from '../accounts/changePassword.ts';
import { endSessions } from '../accounts/endSessions.ts';
import { listSessions } from '../accounts/ownSessions.ts';
import { auditAccount } from '../audit/auditAccount.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { askedBy } from './askedBy.ts';
import { accountEndpoints as endpoints } from './endpoints/accountEndpoints.ts';
import { handle, type FindCaller } from './handle.ts';

/** The own account. */
export function serveAccount(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { now } = services;
  const { db } = services.database;

  handle(app, findCaller, endpoints.changePassword, async ({ body, caller, request }) => {
    const by = await askedBy(services, caller, request);
    const { email } = caller.account;
    await changePassword(db, { email, sessionId: caller.sessionId, address: request.ip, by }, body);
  });

  handle(app, findCaller, endpoints.listSessions, async ({ caller }) =>
    listSessions(db, caller.account.id, caller.sessionId, now()),
  );

  handle(app, findCaller, endpoints.signOutEverywhere, async ({ caller, request }) => {
    const by = await askedBy(services, caller, request);
    const { accountId, at } = by;
    await inTransaction(db, async (trx) => {
      const ended = await endSessions(trx, { accountId, reason: 'signedOutEverywhere', at });
      await auditAccount(trx, by, { action: 'signOutEverywhere', accountId, sessionsEnded: ended });
    });
  });
}
