import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditRead } from '../audit/auditRead.ts';
import { loadSight, type Sight } from '../licensing/sight.ts';
import { readAssignmentHistory, readPersonHistory } from '../products/history.ts';
import { listProducts } from '../products/listProducts.ts';
import { listTransfers } from '../products/listTransfers.ts';
import { transferLicenses } from '../products/transfer.ts';
import type { Services } from '../services.ts';
import type { LicenseHistory } from '../../shared/contract/products.ts';
import { askedBy } from './askedBy.ts';
import { productEndpoints as endpoints } from './endpoints/productEndpoints.ts';
import { handle, type Caller, type FindCaller } from './handle.ts';

/** Products and pools, transfers between pools, and the history of licenses, whose reading is audited. */
export function serveProducts(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { now } = services;
  const { db } = services.database;

  const sightOf = async ({ account, districtId }: Caller): Promise<Sight> => loadSight(db, { ...account, districtId });
  const note = async (caller: Caller, request: FastifyRequest, { events }: LicenseHistory): Promise<void> =>
    auditRead(db, await askedBy(services, caller, request), {
      kind: 'people',
      rows: events.length,
      asked: { list: 'licenseHistory' },
      userIds: [...new Set(events.map(({ userId }) => userId))],
    });

  handle(app, findCaller, endpoints.listProducts, async ({ query, caller }) =>
    listProducts(db, await sightOf(caller), { orgId: query.orgId, now: now() }),
  );

  handle(app, findCaller, endpoints.getAssignmentHistory, async ({ params, query, caller, request }) => {
    const history = await readAssignmentHistory(db, await sightOf(caller), params.id, query);
    await note(caller, request, history);
    return history;
  });

  handle(app, findCaller, endpoints.getLicenseHistory, async ({ params, query, caller, request }) => {
    const history = await readPersonHistory(db, await sightOf(caller), params.userId, query);
    await note(caller, request, history);
    return history;
  });

  handle(app, findCaller, endpoints.transferLicenses, async ({ params, body, caller, request }) =>
    transferLicenses(db, await sightOf(caller), await askedBy(services, caller, request), { ...body, ...params }),
  );

  handle(app, findCaller, endpoints.listTransfers, async ({ params, query, caller }) =>
    listTransfers(db, await sightOf(caller), params.poolId, query),
  );
}
