import type { FastifyInstance } from 'fastify';
import { CONTRACT_HEADER, ContractNumber } from '../../shared/contract/session.ts';
import { RequestError } from '../problems.ts';

type RouteConfig = Readonly<{ insistsOnContract?: boolean }>;

/** What `handle` notes at a route, for the hook to find. */
export function contractConfig(endpoint: Readonly<{ anyContract?: true }>): RouteConfig {
  return { insistsOnContract: endpoint.anyContract !== true };
}

/** Refuses clients that speak an older wire than this server understands: they must be updated, and are told so. */
export function insistOnContract(app: FastifyInstance, oldest: number): void {
  app.addHook('onRequest', async ({ headers, routeOptions }) => {
    const named = headers[CONTRACT_HEADER];
    if (named === undefined || !(routeOptions.config as RouteConfig).insistsOnContract) return;
    const contract = ContractNumber.safeParse(named);
    if (!contract.success) throw new RequestError('invalidRequest', `${CONTRACT_HEADER} is no number of a contract.`);
    if (Number(contract.data) < oldest) {
      throw new RequestError('clientTooOld', `This server understands contracts from ${oldest} on.`);
    }
  });
}
