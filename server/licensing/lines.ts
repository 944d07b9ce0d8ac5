import { sql } from 'kysely';
import type { ProductId } from '../../shared/contract/ids.ts';
import type { Trx } from '../database/transaction.ts';
import { LostRace } from './writeEffects.ts';

/**
 * Nobody waits beside a license they could have, and nobody who comes later is served first. Both need that joining a
 * product's line and freeing a license of it never overlap: otherwise the one reads "no license", the other "nobody
 * waits", and both commit. So every transaction that gives, frees or waits holds the lines of its products until it
 * commits, in one of two ways:
 *
 * - `shared`: as long as nobody waits. Changes of many devices go on side by side. Whoever frees a license has seen, while
 *   holding the line, that nobody waits; whoever would have to join gives up and starts again with
 * - `alone`: to join, to leave, to serve. Nobody else gives, frees or waits meanwhile, so what is read stays true: the
 *   pools are read after the line is held, hence after every license freed before is committed.
 *
 * Locks are taken in one order: the device, the lines (all at once, in the order of their keys, never more of them
 * later and never from shared to alone), the people, the pools. Only a person who is served out of the line is locked
 * later than others; where that meets somebody else's pair of people the database gives up one, which is tried again.
 */
export type LineHold = 'shared' | 'alone';

/** The change concerns somebody who waits, or will have to: roll back and decide again holding the lines alone. */
export class LineNeeded extends Error {}

/** Holds the lines of these products with others. Throws `LineNeeded` when somebody waits in one of them. */
export async function shareLines(trx: Trx, products: readonly ProductId[]): Promise<void> {
  const { rows } = await sql<{ waits: boolean }>`select share_lines(${products}::text[]) as waits`.execute(trx);
  if (rows[0]?.waits !== false) throw new LineNeeded();
}

/**
 * Holds the lines of these products alone, and those that serving them can lead to: a swap that is served frees a
 * license of another product. Throws `LostRace` when a swap joined while it waited for its turn.
 */
export async function holdLines(trx: Trx, products: readonly ProductId[]): Promise<void> {
  const lines = await linesFrom(trx, products);
  await sql`select lock_lines(${lines}::text[])`.execute(trx);
  const now = await linesFrom(trx, products);
  if (now.some((line) => !lines.includes(line))) throw new LostRace();
}

async function linesFrom(trx: Trx, products: readonly ProductId[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive lines (id) as (
      select unnest(${products}::text[])
      union select w.from_product_id from waiting w join lines on w.product_id = lines.id
        where w.state = 'waiting' and w.from_product_id is not null)
    select id from lines`.execute(trx);
  return rows.map(({ id }) => id);
}
