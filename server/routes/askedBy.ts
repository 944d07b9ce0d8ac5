import type { FastifyRequest } from 'fastify';
import type { By } from '../audit/writeAudit.ts';
import type { Services } from '../services.ts';
import { assertOwnDevice } from '../licensing/devices.ts';
import { byOf, deviceOf, type Caller } from './handle.ts';

/** Who asks, for the audit: with the device that the header names, which must not be somebody else's. */
export async function askedBy(
  { database, now }: Pick<Services, 'database' | 'now'>,
  caller: Caller,
  request: FastifyRequest,
): Promise<By> {
  const deviceId = deviceOf(request);
  if (deviceId !== null) await assertOwnDevice(database.db, deviceId, caller.account.id);
  return byOf(caller, deviceId, now());
}
