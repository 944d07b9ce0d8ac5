import type { Day } from '../contract/ids.ts';
import type { Pool } from '../contract/rows.ts';

/** How a pool's licenses stand. `overdrawn`: the vendor sold fewer than are assigned or were moved away. */
export type Supply = 'ok' | 'low' | 'empty' | 'overdrawn';

/** How a pool's term stands; `day` is when it starts (not started yet) or ends. */
export type TermState = Readonly<{ state: 'notStarted' | 'running' | 'endingSoon' | 'ended'; day: Day }>;

/** Time to ask for a renewal. */
const ENDING_SOON_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

type Counts = Pick<Pool, 'quantity' | 'assigned'>;

/**
 * A tenth of the licenses left is low. In a small pool that would be one or none, so there it is five, but no more than
 * a quarter: a pool of eight with five left is not low.
 */
export function lowAt(quantity: number): number {
  return Math.max(Math.floor(quantity / 10), Math.min(5, Math.floor(quantity / 4)));
}

export function supplyOf(pool: Counts & Readonly<{ bought: number; transferred: number }>): Supply {
  if (pool.assigned > pool.quantity || pool.bought + pool.transferred < 0) return 'overdrawn';
  const available = pool.quantity - pool.assigned;
  if (available === 0) return 'empty';
  return available <= lowAt(pool.quantity) ? 'low' : 'ok';
}

/** The last day of a term is a day of it. */
export function termStateOf({ startsOn, endsOn }: Pick<Pool, 'startsOn' | 'endsOn'>, today: Day): TermState {
  if (today > endsOn) return { state: 'ended', day: endsOn };
  if (today < startsOn) return { state: 'notStarted', day: startsOn };
  const days = (Date.parse(endsOn) - Date.parse(today)) / DAY_MS;
  return { state: days < ENDING_SOON_DAYS ? 'endingSoon' : 'running', day: endsOn };
}
