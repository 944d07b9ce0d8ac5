import { sql } from 'kysely';
import { Change } from '../../shared/contract/change.ts';
import { AccountId, DeviceId, type OrgId, type ProductId } from '../../shared/contract/ids.ts';
import { decide } from '../../shared/licensing/decide.ts';
import { waitOutcome, type WaitOutcome } from '../../shared/licensing/waiting.ts';
import { loadAccount } from '../accounts/loadAccount.ts';
import type { Trx } from '../database/transaction.ts';
import { auditWait } from '../audit/auditWait.ts';
import { lockWorld } from './lockWorld.ts';
import { loadSight, type Sight } from './sight.ts';
import { dayIn } from './today.ts';
import { dropServed, endWait } from './waitingList.ts';
import { writeEffects } from './writeEffects.ts';

/** A place in a line; null is before its first. */
export type Place = Readonly<{ at: Date; id: string }> | null;

export type Serving = Readonly<{
  districtId: OrgId;
  timeZone: string;
  at: Date;
  /** Sights of those who put somebody in line: many entries are of few accounts. */
  sights: Map<string, Sight | null>;
}>;

/** So that a long line is not held for long. */
const REVIEWED_AT_ONCE = 50;

type Entry = Readonly<{ id: string; at: Date; change: unknown; account_id: string; device_id: string }>;

/**
 * Gives the free licenses of these products to those who wait for them: whoever waits first of all whom a free license
 * can serve, over all pools of the product. Part of the caller's transaction, which holds the lines alone. Answers how
 * many waits ended.
 */
export async function serveLines(trx: Trx, products: readonly ProductId[], serving: Serving): Promise<number> {
  const due = [...products];
  let ended = 0;
  for (let productId = due.shift(); productId !== undefined; productId = due.shift()) {
    let place: Place = null;
    for (;;) {
      const entry = await nextToServe(trx, productId, serving, place);
      if (!entry) break;
      place = entry;
      const settled = await settleWait(trx, entry, serving);
      ended += settled.ended;
      due.push(...settled.freed);
    }
  }
  return ended;
}

/** The next in line whom a license that is free now can serve. */
async function nextToServe(
  trx: Trx,
  productId: ProductId,
  { timeZone, at }: Serving,
  place: Place,
): Promise<Entry | undefined> {
  const today = dayIn(timeZone, at);
  const { rows } = await sql<Entry>`
    with recursive served (org_id) as (
      select org_id from pools where product_id = ${productId} and assigned < quantity
        and starts_on <= ${today}::date and ends_on >= ${today}::date
      union select o.id from orgs o join served s on o.parent_id = s.org_id)
    select w.id, w.at, w.change, w.account_id, w.device_id from waiting w
    where w.product_id = ${productId} and w.state = 'waiting' and ${isBehind(place)}
      and exists (select from user_orgs uo where uo.user_id = w.user_id and uo.org_id in (select org_id from served))
    order by w.at, w.id limit 1`.execute(trx);
  return rows[0];
}

/**
 * Decides anew about the next few in a product's line, whether there is something to give or not; who lost the right to
 * wait is dropped. `of`: about these people only. Answers where to go on, or null at the end. The caller holds the line
 * alone.
 */
export async function reviewWaits(
  trx: Trx,
  productId: ProductId,
  serving: Serving,
  place: Place,
  of: readonly string[] | null = null,
): Promise<Readonly<{ ended: number; next: Place }>> {
  const { rows } = await sql<Entry>`
    select w.id, w.at, w.change, w.account_id, w.device_id from waiting w
    where w.product_id = ${productId} and w.state = 'waiting' and ${isBehind(place)}
      and ${of === null ? sql`true` : sql`w.user_id = any (${of}::text[])`}
    order by w.at, w.id limit ${REVIEWED_AT_ONCE}`.execute(trx);
  let ended = 0;
  for (const entry of rows) {
    const settled = await settleWait(trx, entry, serving);
    ended += settled.ended + (await serveLines(trx, settled.freed, serving));
  }
  return { ended, next: rows.length < REVIEWED_AT_ONCE ? null : (rows.at(-1) ?? null) };
}

/** Later in the line than a place of it. */
function isBehind(place: Place): ReturnType<typeof sql<boolean>> {
  return place === null ? sql`true` : sql`(w.at, w.id) > (${place.at}::timestamptz, ${place.id})`;
}

/** Decides anew about somebody who waits, and writes what becomes of it. */
async function settleWait(
  trx: Trx,
  entry: Entry,
  serving: Serving,
): Promise<Readonly<{ ended: 0 | 1; freed: readonly ProductId[] }>> {
  const { at, districtId } = serving;
  const change = Change.parse(entry.change);
  const outcome = await outcomeNow(trx, entry, change, serving);
  // Another lock was waited for: they may have left meanwhile, which ends a wait without asking for its line.
  const still = await sql`select from waiting where id = ${entry.id} and state = 'waiting'`.execute(trx);
  if (outcome.outcome === 'keep' || still.rows.length === 0) return { ended: 0, freed: [] };
  const doer = {
    districtId,
    accountId: AccountId.parse(entry.account_id),
    deviceId: DeviceId.parse(entry.device_id),
    at,
  };
  if (outcome.outcome === 'drop') {
    await endWait(trx, entry.id, { state: 'dropped', reason: outcome.reason, at });
    await auditWait(trx, doer, change, { state: 'dropped', reason: outcome.reason });
    return { ended: 1, freed: [] };
  }
  await writeEffects(trx, outcome.effects, change, doer);
  await endWait(trx, entry.id, { state: 'served', reason: null, at });
  await dropServed(trx, outcome.effects, at);
  await auditWait(trx, doer, change, { state: 'served', reason: null });
  const freed = outcome.effects.filter(({ kind }) => kind === 'deleted').map(({ assignment }) => assignment.productId);
  return { ended: 1, freed };
}

async function outcomeNow(trx: Trx, entry: Entry, change: Change, { at, sights }: Serving): Promise<WaitOutcome> {
  let sight = sights.get(entry.account_id);
  if (sight === undefined) {
    const signedIn = await loadAccount(trx, entry.account_id);
    sight = signedIn && (await loadSight(trx, { ...signedIn.account, districtId: signedIn.districtId }));
    sights.set(entry.account_id, sight);
  }
  // Whoever asked has no account any more.
  if (!sight) return { outcome: 'drop', reason: 'outOfScope' };
  const world = await lockWorld(trx, change.intent, sight, at);
  return waitOutcome(decide({ ...change, at: at.toISOString() }, world));
}
