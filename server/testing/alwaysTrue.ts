import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Change } from '../../shared/contract/change.ts';
import type { PoolId } from '../../shared/contract/ids.ts';
import type { PushResult } from '../../shared/contract/push.ts';
import type { Db } from '../database/transaction.ts';

/** A pool as the database has it, and how many licenses name it. */
export type PoolCounts = Readonly<{
  id: PoolId;
  productId: string;
  orgId: string;
  startsOn: string;
  endsOn: string;
  quantity: number;
  bought: number;
  transferred: number;
  assigned: number;
  held: number;
  /** By a transfer. */
  made: boolean;
}>;

export async function poolsOf(db: Db, districtId: string): Promise<ReadonlyMap<string, PoolCounts>> {
  const { rows } = await sql<PoolCounts>`
    select id, product_id as "productId", org_id as "orgId", starts_on as "startsOn", ends_on as "endsOn",
      quantity, bought, transferred, assigned, made_from is not null as made,
      (select count(*)::int from assignments a where a.pool_id = l.id) as held
    from pools l where district_id = ${districtId} order by made_from is not null, id`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

type Since = Readonly<{
  before: ReadonlyMap<string, PoolCounts>;
  /** Did the vendor say a quantity meanwhile? */
  mayBeCut: boolean;
  sent: readonly Readonly<{ change: Change; result: PushResult }>[];
}>;

/**
 * LICENSING.md, "Always true", read from the database and not by the code that wrote it. All askers of the district are
 * its administrators. Answers the pools as they are.
 */
export async function checkAlwaysTrue(
  db: Db,
  districtId: string,
  since: Since,
): Promise<ReadonlyMap<string, PoolCounts>> {
  const pools = await poolsOf(db, districtId);
  checkPools(pools, since);
  await checkChanges(db, since.sent);
  expect(await waitingBesideLicenses(db, districtId)).toEqual([]);
  const twice = await sql`select user_id, product_id from assignments where district_id = ${districtId}
    group by 1, 2 having count(*) > 1`.execute(db);
  expect(twice.rows).toEqual([]);
  return pools;
}

function checkPools(pools: ReadonlyMap<string, PoolCounts>, { before, mayBeCut }: Since): void {
  const moved = new Map<string, number>();
  for (const pool of pools.values()) {
    expect(pool.assigned).toBe(pool.held);
    expect(pool.quantity).toBe(Math.max(0, pool.bought + pool.transferred));
    moved.set(pool.productId, (moved.get(pool.productId) ?? 0) + pool.transferred);
    // Above the quantity only where a cut left it, and then it can only fall.
    if (pool.assigned > pool.quantity && !mayBeCut) {
      expect(pool.assigned).toBeLessThanOrEqual(before.get(pool.id)?.assigned ?? 0);
    }
  }
  for (const sum of moved.values()) expect(sum).toBe(0);
}

type Trace = Readonly<{ id: string; kinds: string[]; state: string | null }>;

/** Every change did all it says, once, or nothing; and what it was told is what it did. */
async function checkChanges(db: Db, sent: Since['sent']): Promise<void> {
  const ids = sent.map(({ change }) => change.id);
  const { rows } = await sql<Trace>`
    select c.id, w.state,
      array(select e.kind from license_events e where e.change_id = c.id order by e.kind) as kinds
    from unnest(${ids}::text[]) c (id) left join waiting w on w.id = c.id`.execute(db);
  const traces = new Map(rows.map((row) => [row.id, row]));
  for (const { change, result } of sent) {
    const { kinds = [], state = null } = traces.get(change.id) ?? {};
    const whole = {
      assign: ['given'],
      unassign: ['taken'],
      swap: ['given', 'taken'],
      move: ['movedIn', 'movedOut'],
    }[change.intent.kind];
    const done = result.status === 'applied' || (result.status === 'waiting' && state === 'served');
    expect([change.id, result.status, state, kinds]).toEqual([change.id, result.status, state, done ? whole : []]);
    expect(state !== null).toBe(result.status === 'waiting');
  }
}

/** Who waits although there is a running pool with a license to give that serves them. */
async function waitingBesideLicenses(db: Db, districtId: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    with recursive above (user_id, org_id) as (
      select uo.user_id, uo.org_id from user_orgs uo join users u on u.id = uo.user_id and u.district_id = ${districtId}
      union select a.user_id, o.parent_id from above a join orgs o on o.id = a.org_id where o.parent_id is not null)
    select w.id, w.user_id, l.id as pool_id from waiting w
      join above a on a.user_id = w.user_id
      join pools l on l.org_id = a.org_id and l.product_id = w.product_id
    where w.district_id = ${districtId} and w.state = 'waiting' and l.assigned < l.quantity
      and current_date between l.starts_on and l.ends_on
    union all
    select w.id, w.user_id, null from waiting w join users u on u.id = w.user_id
    where w.district_id = ${districtId} and w.state = 'waiting' and u.status = 'inactive'
    union all
    select w.id, w.user_id, a.pool_id from waiting w
      join assignments a on a.user_id = w.user_id and a.product_id = w.product_id
    where w.district_id = ${districtId} and w.state = 'waiting'`.execute(db);
  return rows;
}
