import { sql } from 'kysely';
import { lanesOf, type Intent } from '../../shared/contract/change.ts';
import type { ProductId, UserId } from '../../shared/contract/ids.ts';
import type { World } from '../../shared/licensing/world.ts';
import type { Trx } from '../database/transaction.ts';
import { loadWorld } from './loadWorld.ts';
import type { Sight } from './sight.ts';
import { dayIn } from './today.ts';

/** The world of an intent, with its people locked: no other change of theirs, and no import, comes in between. */
export async function lockWorld(trx: Trx, intent: Intent, sight: Sight, at: Date): Promise<World> {
  const lanes = lanesOf(intent);
  const userIds = [...new Set(lanes.map((lane): UserId => lane.userId))];
  const productIds = [...new Set(lanes.map((lane): ProductId => lane.productId))];
  // Always in the order of ids, so that two changes about the same people cannot lock each other out.
  await sql`select from users where id = any (${userIds}::text[]) and district_id = ${sight.districtId}
    order by id for no key update`.execute(trx);
  return loadWorld(trx, sight, { userIds, productIds, today: dayIn(sight.timeZone, at) });
}
