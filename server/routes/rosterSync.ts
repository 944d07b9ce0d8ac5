import type { FastifyInstance } from 'fastify';
import { reportToCsv } from '../../shared/roster/reportToCsv.ts';
import { loadSight, type Sight } from '../licensing/sight.ts';
import { RequestError } from '../problems.ts';
import { auditRosterChange } from '../rostering/sync/auditSync.ts';
import { decideHeld } from '../rostering/sync/decideHeld.ts';
import { findSync, listSyncs, readSyncDetail, readSyncReport } from '../rostering/sync/readSyncs.ts';
import { requestSync } from '../rostering/sync/requestSync.ts';
import { readRosterSettings, writeRosterSettings } from '../rostering/sync/rosterSettings.ts';
import { chooseRosterSource, readRosterSources } from '../rostering/sync/rosterSources.ts';
import type { Services } from '../services.ts';
import { rosterEndpoints as endpoints } from './endpoints/rosterEndpoints.ts';
import { handle, type Caller, type FindCaller } from './handle.ts';

/** Where rosters are kept, and their syncs. */
export function serveRosterSync(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { now, syncsNightly } = services;
  const { db } = services.database;
  const sightOf = async ({ account, districtId }: Caller): Promise<Sight> => loadSight(db, { ...account, districtId });

  handle(app, findCaller, endpoints.getRosterSources, async ({ caller }) =>
    readRosterSources(db, await sightOf(caller), now(), syncsNightly),
  );
  handle(app, findCaller, endpoints.putRosterSource, async ({ params, body, caller }) =>
    chooseRosterSource(db, await sightOf(caller), {
      orgId: params.orgId,
      source: body.source,
      accountId: caller.account.id,
      at: now(),
    }),
  );
  handle(app, findCaller, endpoints.getRosterSettings, async ({ caller }) =>
    readRosterSettings(db, await sightOf(caller)),
  );
  handle(app, findCaller, endpoints.putRosterSettings, async ({ body, caller }) =>
    writeRosterSettings(db, await sightOf(caller), { settings: body, accountId: caller.account.id, at: now() }),
  );

  handle(app, findCaller, endpoints.requestRosterSync, async ({ body, caller }) => {
    const sight = await sightOf(caller);
    const asked = { request: body, accountId: caller.account.id, at: now() };
    const { syncId, joined } = await requestSync(db, sight, asked);
    return { sync: found(await findSync(db, sight, syncId)), joined };
  });
  handle(app, findCaller, endpoints.listRosterSyncs, async ({ query, caller }) =>
    listSyncs(db, await sightOf(caller), query),
  );
  handle(app, findCaller, endpoints.getRosterSync, async ({ params, caller }) =>
    found(await readSyncDetail(db, await sightOf(caller), params.syncId)),
  );
  handle(app, findCaller, endpoints.getRosterSyncReport, async ({ params, caller, reply }) => {
    const report = found(await readSyncReport(db, await sightOf(caller), params.syncId));
    if (report === 'hidden') throw new RequestError('forbidden');
    const by = { districtId: caller.districtId, accountId: caller.account.id, at: now() };
    await auditRosterChange(db, by, { what: 'syncReportRead', syncId: params.syncId });
    reply.header('content-disposition', 'attachment; filename="roster-sync.csv"');
    return reportToCsv(report);
  });
  handle(app, findCaller, endpoints.decideRosterSync, async ({ params, body, caller }) => {
    const sight = await sightOf(caller);
    const decision = { decision: body.decision, accountId: caller.account.id, at: now() };
    await decideHeld(db, sight, params.syncId, decision);
    return found(await findSync(db, sight, params.syncId));
  });
}

function found<T>(value: T | null): T {
  if (value === null) throw new RequestError('notFound');
  return value;
}
