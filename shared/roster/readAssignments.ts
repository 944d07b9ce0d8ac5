import type { AssignmentRow, PoolRow, ProductRow } from './licenses.ts';
import type { LicenseColumnsOf } from './licenseColumns.ts';
import type { Limits } from './limits.ts';
import type { Roster, RosterOrg, RosterUser } from './roster.ts';
import { createRow, type Row } from './row.ts';
import type { Table } from './table.ts';
import { userIdOf } from './userId.ts';

/** What assignments refer to; without a roster, any person is taken at their word. */
export type AssignmentReferences = {
  readonly products: ReadonlyMap<string, ProductRow>;
  readonly pools: ReadonlyMap<string, PoolRow>;
  readonly roster: Pick<Roster, 'orgs' | 'users'> | null;
};

/** Reads assignments.csv. A pool never gives more than it has, and a person holds a product once. */
export function readAssignments(
  table: Table<LicenseColumnsOf<'assignments'>>,
  limits: Limits,
  references: AssignmentReferences,
): readonly AssignmentRow[] {
  const row = createRow(table, limits);
  const assignments: AssignmentRow[] = [];
  const used = new Map<string, number>();
  const held = new Map<string, Set<string>>();
  table.eachRow((cells, number) => {
    row.moveTo(cells, number);
    const assignment = readAssignment(row, table.at, limits, references);
    if (assignment === null) return;
    const holders = held.get(assignment.productId) ?? new Set<string>();
    held.set(assignment.productId, holders);
    if (holders.has(assignment.userSourcedId)) {
      row.skipped('productId', 'duplicate', 'The person holds this product already.', assignment.productId);
      return;
    }
    const count = used.get(assignment.poolId) ?? 0;
    if (count >= (references.pools.get(assignment.poolId)?.quantity ?? 0)) {
      row.skipped('poolId', 'poolFull', 'Every license of this pool is given already.', assignment.poolId);
      return;
    }
    used.set(assignment.poolId, count + 1);
    holders.add(assignment.userSourcedId);
    assignments.push(assignment);
  });
  return assignments;
}

function readAssignment(
  row: Row,
  at: Table<LicenseColumnsOf<'assignments'>>['at'],
  limits: Limits,
  { products, pools, roster }: AssignmentReferences,
): AssignmentRow | null {
  const userText = row.required(at.userSourcedId, 'userSourcedId', limits.idLength);
  if (userText === null) return null;
  const user = roster?.users.get(userIdOf(userText));
  if (roster !== null && user === undefined) {
    return row.skipped('userSourcedId', 'unknownReference', 'This person is not on the roster.', userIdOf(userText));
  }
  const product = products.get(row.text(at.productId));
  if (product === undefined) {
    const message = 'This product is in no row of products.csv that was kept.';
    return row.skipped('productId', 'unknownReference', message, row.text(at.productId));
  }
  const pool = pools.get(row.text(at.poolId));
  if (pool === undefined) {
    const message = 'This pool is in no row of licenses.csv that was kept.';
    return row.skipped('poolId', 'unknownReference', message, row.text(at.poolId));
  }
  if (pool.productId !== product.productId) {
    return row.skipped('poolId', 'wrongProduct', 'This pool holds licenses of another product.', pool.poolId);
  }
  if (roster !== null && user !== undefined) {
    if ((product.audience === 'student') !== (user.role === 'student')) {
      return row.skipped('productId', 'wrongAudience', 'The product is not for people of this role.', user.role);
    }
    if (!reaches(pool.orgSourcedId, user, roster.orgs)) {
      return row.skipped('poolId', 'wrongOrg', 'The pool belongs to an org the person is not at.', pool.poolId);
    }
  }
  return { userSourcedId: userIdOf(userText), productId: product.productId, poolId: pool.poolId };
}

/** Is the person at this org, or at one below it? */
function reaches(orgSourcedId: string, user: RosterUser, orgs: ReadonlyMap<string, RosterOrg>): boolean {
  return user.orgSourcedIds.some((start) => {
    for (let at: string | null = start, steps = 0; at !== null && steps < orgs.size + 1; steps += 1) {
      if (at === orgSourcedId) return true;
      at = orgs.get(at)?.parentSourcedId ?? null;
    }
    return false;
  });
}
