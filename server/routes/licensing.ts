import type { FastifyInstance } from 'fastify';
import { isOpen } from '../accounts/endSessions.ts';
import { auditRead } from '../audit/auditRead.ts';
import { readChanges } from '../licensing/changes.ts';
import { assertOwnDevice } from '../licensing/devices.ts';
import { readOps } from '../licensing/ops.ts';
import { push } from '../licensing/push.ts';
import { loadSight } from '../licensing/sight.ts';
import { writeSnapshot } from '../licensing/snapshot.ts';
import { streamLines } from '../licensing/streamSnapshot.ts';
import type { Services } from '../services.ts';
import { acceptsGzip } from './acceptsGzip.ts';
import { licensingEndpoints as endpoints } from './endpoints/licensingEndpoints.ts';
import { byOf, handle, type FindCaller } from './handle.ts';

/** Push and pull (SYNC: Wire). */
export function serveLicensing(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { database, now, cursorSecret, inFlight, events } = services;
  const { db } = database;

  handle(app, findCaller, endpoints.push, async ({ body, caller, request }) =>
    push({ db, now, inFlight, onFault: (err) => request.log.error({ err }, 'change failed') }, caller, body),
  );

  handle(app, findCaller, endpoints.getOps, async ({ query, caller }) => {
    await assertOwnDevice(db, query.deviceId, caller.account.id);
    return readOps(db, query.deviceId, query.after);
  });

  handle(app, findCaller, endpoints.getChanges, async ({ query, caller }) => {
    await assertOwnDevice(db, query.deviceId, caller.account.id);
    const sight = await loadSight(db, { ...caller.account, districtId: caller.districtId });
    const changes = await readChanges(db, sight, { ...query, now: now(), cursorSecret });
    const rows = Object.values(changes.rows).reduce((sum, list) => sum + list.length, 0);
    if (rows > 0) await auditRead(db, byOf(caller, query.deviceId, now()), { kind: 'changes', rows });
    return changes;
  });

  handle(app, findCaller, endpoints.getSnapshot, async ({ query, caller, request, reply }) => {
    const { deviceId } = query;
    await assertOwnDevice(db, deviceId, caller.account.id);
    const sight = await loadSight(db, { ...caller.account, districtId: caller.districtId });
    await auditRead(db, byOf(caller, deviceId, now()), { kind: 'snapshot', rows: null });
    const gzipped = acceptsGzip(request.headers['accept-encoding']);
    const lines = streamLines(
      async (write) => writeSnapshot(db, sight, { deviceId, now: now(), cursorSecret }, write),
      gzipped,
      (err) => request.log.error({ err }, 'snapshot cut'),
    );
    if (gzipped) reply.header('content-encoding', 'gzip');
    reply.header('vary', 'accept-encoding').type('application/x-ndjson; charset=utf-8').send(lines);
  });

  handle(app, findCaller, endpoints.getEvents, async ({ caller, reply }) => {
    reply.hijack();
    events.add(reply.raw, { districtId: caller.districtId, accountId: caller.account.id }, caller.expiresAt);
    // A session that ended while the stream was being opened: its end was told before there was a stream to close.
    if (!(await isOpen(db, caller.sessionId))) reply.raw.end();
  });
}
