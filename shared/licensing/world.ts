import type { AccountRole } from '../contract/session.ts';
import type { OrgId, ProductId, UserId, Day } from '../contract/ids.ts';
import type { Assignment, Org, Pool, Product, User } from '../contract/rows.ts';

/** Who asks: their role, and the orgs they act for. */
export type Actor = Readonly<{ role: AccountRole; orgIds: readonly OrgId[] }>;

/**
 * What the rules need to know. The server answers from rows it has locked, the client from its view
 * (server's truth + pending changes), so both run the very same rules.
 */
export type World = Readonly<{
  /** Today in the district's time zone. */
  today: Day;
  actor: Actor;
  user: (id: UserId) => User | undefined;
  org: (id: OrgId) => Org | undefined;
  product: (id: ProductId) => Product | undefined;
  /** All pools of a product that the world knows. */
  poolsOf: (productId: ProductId) => readonly Pool[];
  holding: (userId: UserId, productId: ProductId) => Assignment | undefined;
  /** Is this student in a class of the actor's? Asked for teachers only. */
  teaches: (userId: UserId) => boolean;
}>;

/** The org and everything above it, nearest first. */
export function orgAndAncestors(world: Pick<World, 'org'>, orgId: OrgId): readonly OrgId[] {
  const chain: OrgId[] = [];
  let current: OrgId | null = orgId;
  // A roster file can name a parent in a circle; the includes() check ends the walk.
  while (current !== null && !chain.includes(current)) {
    chain.push(current);
    current = world.org(current)?.parentId ?? null;
  }
  return chain;
}
