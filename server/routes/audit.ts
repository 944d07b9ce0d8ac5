import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { auditCsv } from '../audit/auditCsv.ts';
import { auditRead } from '../audit/auditRead.ts';
import { listAudit } from '../audit/listAudit.ts';
import { loadSight, type Sight } from '../licensing/sight.ts';
import { RequestError } from '../problems.ts';
import type { Services } from '../services.ts';
import { askedBy } from './askedBy.ts';
import { auditEndpoints as endpoints } from './endpoints/auditEndpoints.ts';
import { handle, type Caller, type FindCaller } from './handle.ts';

/** The audit, which is audited too. */
export function serveAudit(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { db } = services.database;

  const sightOf = async ({ account, districtId }: Caller): Promise<Sight> => {
    if (account.role === 'teacher') throw new RequestError('forbidden');
    return loadSight(db, { ...account, districtId });
  };

  handle(app, findCaller, endpoints.listAudit, async ({ query, caller, request }) => {
    const sight = await sightOf(caller);
    const by = await askedBy(services, caller, request);
    const page = await listAudit(db, sight, query);
    const { cursor: _, limit: __, ...asked } = query;
    await auditRead(db, by, { kind: 'audit', rows: page.records.length, asked });
    return page;
  });

  handle(app, findCaller, endpoints.exportAudit, async ({ query, caller, request, reply }) => {
    const sight = await sightOf(caller);
    await auditRead(db, await askedBy(services, caller, request), { kind: 'audit', rows: null, asked: query });
    reply.header('content-disposition', 'attachment; filename="audit.csv"');
    return Readable.from(auditCsv(db, sight, query));
  });
}
