import type { FastifyInstance } from 'fastify';
import { closeAccount, editAccount } from '../accounts/editAccount.ts';
import { invite, listInvitations, withdrawInvitation } from '../accounts/invitations.ts';
import { listAccounts } from '../accounts/listAccounts.ts';
import { redeemInvitation } from '../accounts/redeemInvitation.ts';
import { loadSight, type Sight } from '../licensing/sight.ts';
import { RequestError } from '../problems.ts';
import type { Services } from '../services.ts';
import { askedBy } from './askedBy.ts';
import { accountsEndpoints as endpoints } from './endpoints/accountsEndpoints.ts';
import { handle, type Caller, type FindCaller } from './handle.ts';

/** Accounts and invitations. */
export function serveAccounts(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { now } = services;
  const { db } = services.database;

  const sightOf = async ({ account, districtId }: Caller): Promise<Sight> => {
    if (account.role === 'teacher') throw new RequestError('forbidden');
    return loadSight(db, { ...account, districtId });
  };

  handle(app, findCaller, endpoints.listAccounts, async ({ query, caller }) =>
    listAccounts(db, await sightOf(caller), query),
  );
  handle(app, findCaller, endpoints.editAccount, async ({ params, body, caller, request }) =>
    editAccount(db, await askedBy(services, caller, request), params.accountId, body),
  );
  handle(app, findCaller, endpoints.closeAccount, async ({ params, caller, request }) =>
    closeAccount(db, await askedBy(services, caller, request), params.accountId),
  );

  handle(app, findCaller, endpoints.invite, async ({ body, caller, request }) =>
    invite(db, await askedBy(services, caller, request), body),
  );
  handle(app, findCaller, endpoints.listInvitations, async ({ query, caller }) =>
    listInvitations(db, await sightOf(caller), { ...query, now: now() }),
  );
  handle(app, findCaller, endpoints.withdrawInvitation, async ({ params, caller, request }) =>
    withdrawInvitation(db, await askedBy(services, caller, request), params.invitationId),
  );
  handle(app, findCaller, endpoints.redeemInvitation, async ({ body, request }) =>
    redeemInvitation(db, body, request.ip, now()),
  );
}
