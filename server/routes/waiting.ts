import type { FastifyInstance } from 'fastify';
import { loadSight } from '../licensing/sight.ts';
import { cancelWait, readWait } from '../licensing/wait.ts';
import type { Services } from '../services.ts';
import { askedBy } from './askedBy.ts';
import { waitingEndpoints as endpoints } from './endpoints/waitingEndpoints.ts';
import { handle, type FindCaller } from './handle.ts';

/** One wait for a license: what became of it, and its end. */
export function serveWaiting(app: FastifyInstance, services: Services, findCaller: FindCaller): void {
  const { db } = services.database;
  handle(app, findCaller, endpoints.getWait, async ({ params, caller }) => {
    const sight = await loadSight(db, { ...caller.account, districtId: caller.districtId });
    return readWait(db, sight, params.id);
  });
  handle(app, findCaller, endpoints.cancelWait, async ({ params, caller, request }) => {
    const sight = await loadSight(db, { ...caller.account, districtId: caller.districtId });
    await cancelWait(db, sight, params.id, await askedBy(services, caller, request));
  });
}
