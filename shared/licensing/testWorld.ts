import type { OrgId, PoolId, ProductId, UserId } from '../contract/ids.ts';
import type { Assignment, Org, Pool, Product, RosterSource, User } from '../contract/rows.ts';
import type { Actor, World } from './world.ts';

/** Plain rows that tests build a world from. */
export type Rows = Readonly<{
  orgs: readonly Org[];
  users: readonly User[];
  products: readonly Product[];
  pools: readonly Pool[];
  assignments: readonly Assignment[];
  /** Students of the actor's classes. */
  taught: readonly UserId[];
  actor: Actor;
  today: string;
}>;

export const DISTRICT = 'district' as OrgId;

/** A world of these rows. */
export function worldOf(rows: Rows): World {
  return {
    today: rows.today,
    actor: rows.actor,
    user: (id) => rows.users.find((user) => user.id === id),
    org: (id) => rows.orgs.find((org) => org.id === id),
    product: (id) => rows.products.find((product) => product.id === id),
    poolsOf: (productId) => rows.pools.filter((pool) => pool.productId === productId),
    holding: (userId, productId) =>
      rows.assignments.find((held) => held.userId === userId && held.productId === productId),
    teaches: (userId) => rows.taught.includes(userId),
  };
}

export function orgOf(id: string, parentId: string | null = DISTRICT, rosterSource: RosterSource = 'manual'): Org {
  const type = parentId === null ? 'district' : 'school';
  return { id: id as OrgId, type, name: id, parentId: parentId as OrgId | null, rosterSource };
}

export function userOf(id: string, orgId: string, more: Partial<User> = {}): User {
  return {
    id: id as UserId,
    givenName: 'Given',
    familyName: 'Family',
    role: 'student',
    grade: more.role === undefined || more.role === 'student' ? '02' : null,
    orgIds: [orgId as OrgId],
    status: 'active',
    rosterSource: 'manual',
    ...more,
  };
}

export function productOf(id: string, more: Partial<Product> = {}): Product {
  return {
    id: id as ProductId,
    name: id,
    code: 'KB',
    audience: 'student',
    minGrade: null,
    maxGrade: null,
    color: 'teal',
    ...more,
  };
}

export function poolOf(id: string, productId: string, orgId: string, quantity: number, more: Partial<Pool> = {}): Pool {
  return {
    id: id as PoolId,
    productId: productId as ProductId,
    orgId: orgId as OrgId,
    quantity,
    assigned: 0,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    ...more,
  };
}
