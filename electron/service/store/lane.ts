import type { PoolId, ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { Assignment } from '../../../shared/contract/rows.ts';

export type Lane = Readonly<{ userId: UserId; productId: ProductId }>;

/** What a change makes of one lane: the license held after it, and the pool that gets one back. */
export type LaneEffect = Lane & Readonly<{ assignment: Assignment | null; was: PoolId | null }>;

/** One text per lane, for sets and maps. */
export function laneKey(lane: Lane): string {
  return `${lane.userId}\u0000${lane.productId}`;
}
