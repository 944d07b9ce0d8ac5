import type { FastifyInstance } from 'fastify';
import { readDistrict, setTimeZone } from '../district/setTimeZone.ts';
import { timeZoneNamed } from '../district/timeZone.ts';
import { RequestError } from '../problems.ts';
import type { Services } from '../services.ts';
import { districtEndpoints as endpoints } from './endpoints/districtEndpoints.ts';
import { byOf, deviceOf, handle, type FindCaller } from './handle.ts';

/** The district and its settings. */
export function serveDistrict(app: FastifyInstance, { database, now }: Services, findCaller: FindCaller): void {
  const { db } = database;
  handle(app, findCaller, endpoints.getDistrict, async ({ caller }) => readDistrict(db, caller.districtId));
  handle(app, findCaller, endpoints.editDistrict, async ({ body, caller, request }) => {
    if (caller.account.role !== 'districtAdministrator') throw new RequestError('forbidden');
    const timeZone = timeZoneNamed(body.timeZone);
    if (timeZone === null) throw new RequestError('invalidRequest', 'There is no time zone of this name.');
    return setTimeZone(db, byOf(caller, deviceOf(request), now()), timeZone);
  });
}
