import { sql } from 'kysely';
import { ProductId, type OrgId } from '../../shared/contract/ids.ts';
import type { Db, Trx } from '../database/transaction.ts';
import { NOTICE_CHANNEL } from '../events/channel.ts';
import { holdLines } from './lines.ts';
import { reviewWaits, serveLines, type Place, type Serving } from './serveLines.ts';
import { untilDecided } from './untilDecided.ts';

/**
 * Serves a district's lines after something other than a change has made room: an import, a quantity, a term that
 * started. In transactions of its own, one for each product, so that no import holds a line while it writes. Until it
 * has run nobody overtakes: a change of a product that somebody waits for serves the line first.
 */
export async function serveDistrict(db: Db, districtId: OrgId, at: Date): Promise<void> {
  for (const productId of await productsWaitedFor(db, districtId)) {
    await untilDecided(db, async (trx) => {
      await holdLines(trx, [productId]);
      const ended = await serveLines(trx, [productId], await servingOf(trx, districtId, at));
      if (ended > 0) await announce(trx, districtId);
    });
  }
}

/**
 * Does that, and ends every wait that the rules do not allow any more. A line is held for a few entries at a time. All
 * products are looked at: somebody who joins just now, having read what was so before an import, has committed once
 * their line could be held alone.
 */
export async function reviewDistrict(db: Db, districtId: OrgId, at: Date): Promise<void> {
  const products = await db
    .selectFrom('products')
    .select('id')
    .where('district_id', '=', districtId)
    .orderBy('id')
    .execute();
  for (const productId of products.map(({ id }) => ProductId.parse(id))) {
    let place: Place = null;
    do {
      const from: Place = place;
      place = await untilDecided(db, async (trx) => {
        await holdLines(trx, [productId]);
        const { ended, next } = await reviewWaits(trx, productId, await servingOf(trx, districtId, at), from);
        if (ended > 0) await announce(trx, districtId);
        return next;
      });
    } while (place !== null);
  }
}

/**
 * After an edit of somebody who waits: another school may serve them, another grade may end their wait. The whole line
 * is served first, so that nobody is served before their turn.
 */
export async function servePeople(db: Db, districtId: OrgId, userIds: readonly string[], at: Date): Promise<void> {
  const { rows } = await sql<{ id: ProductId }>`
    select distinct product_id as id from waiting
    where user_id = any (${userIds}::text[]) and state = 'waiting' order by 1`.execute(db);
  for (const { id } of rows) {
    await untilDecided(db, async (trx) => {
      await holdLines(trx, [id]);
      const serving = await servingOf(trx, districtId, at);
      const served = await serveLines(trx, [id], serving);
      const { ended } = await reviewWaits(trx, id, serving, null, userIds);
      if (served + ended > 0) await announce(trx, districtId);
    });
  }
}

async function productsWaitedFor(db: Db, districtId: OrgId): Promise<readonly ProductId[]> {
  const rows = await db
    .selectFrom('waiting')
    .select('product_id')
    .distinct()
    .where('district_id', '=', districtId)
    .where('state', '=', 'waiting')
    .orderBy('product_id')
    .execute();
  return rows.map((row) => ProductId.parse(row.product_id));
}

/** What serving the lines of a district needs to know. */
export async function servingOf(trx: Trx, districtId: OrgId, at: Date): Promise<Serving> {
  const { time_zone: timeZone } = await trx
    .selectFrom('districts')
    .select('time_zone')
    .where('id', '=', districtId)
    .executeTakeFirstOrThrow();
  return { districtId, timeZone, at, sights: new Map() };
}

/** Tells everyone in the district that there is something new. */
export async function announce(trx: Trx, districtId: OrgId): Promise<void> {
  await sql`select pg_notify(${NOTICE_CHANNEL}, ${districtId})`.execute(trx);
}
