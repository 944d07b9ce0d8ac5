import type { OrgId, ProductId } from '../contract/ids.ts';
import type { Pool, User } from '../contract/rows.ts';
import { orgAndAncestors, type World } from './world.ts';

export type PoolChoice =
  | Readonly<{ kind: 'pool'; pool: Pool }>
  /** Running pools exist, all of them empty; `first` is the one whose waiting list applies. */
  | Readonly<{ kind: 'empty'; first: Pool }>
  | Readonly<{ kind: 'none'; reason: 'termEnded' | 'termNotStarted' | 'noLicenseAvailable' }>;

/** Licenses that can still be given. A vendor may cut the quantity below what is assigned; then there are none. */
export function availableIn(pool: Pool): number {
  return Math.max(0, pool.quantity - pool.assigned);
}

/** Does the pool's term include today? */
export function isRunning(pool: Pool, today: string): boolean {
  return pool.startsOn <= today && today <= pool.endsOn;
}

/** May this person draw from this pool? A school's pool serves its own people, a district's everyone below it. */
export function servesUser(world: World, pool: Pool, user: User): boolean {
  return reach(world, user).has(pool.orgId);
}

/** Which pool a new license of the product for this person comes from. */
export function choosePool(world: World, user: User, productId: ProductId): PoolChoice {
  const distance = reach(world, user);
  const candidates = world
    .poolsOf(productId)
    .filter((pool) => distance.has(pool.orgId))
    .sort((a, b) => order(a, b, distance));
  const running = candidates.filter((pool) => isRunning(pool, world.today));
  const pool = running.find((candidate) => availableIn(candidate) > 0);
  if (pool) return { kind: 'pool', pool };
  const first = running[0];
  if (first) return { kind: 'empty', first };
  if (candidates.some((candidate) => candidate.startsOn > world.today))
    return { kind: 'none', reason: 'termNotStarted' };
  return { kind: 'none', reason: candidates.length > 0 ? 'termEnded' : 'noLicenseAvailable' };
}

/** Orgs whose pools serve this person, with how far up they are (0 = the person's own school). */
function reach(world: World, user: User): ReadonlyMap<OrgId, number> {
  const distance = new Map<OrgId, number>();
  for (const orgId of user.orgIds) {
    for (const [steps, id] of orgAndAncestors(world, orgId).entries()) {
      distance.set(id, Math.min(steps, distance.get(id) ?? steps));
    }
  }
  return distance;
}

/** The school's pool before the district's, the one that ends first before one that ends later; ties by id, so that client and server agree. */
function order(a: Pool, b: Pool, distance: ReadonlyMap<OrgId, number>): number {
  const near = (distance.get(a.orgId) ?? 0) - (distance.get(b.orgId) ?? 0);
  if (near !== 0) return near;
  if (a.endsOn !== b.endsOn) return a.endsOn < b.endsOn ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
