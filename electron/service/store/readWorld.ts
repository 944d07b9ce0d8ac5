import type { OrgId, ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { Assignment, Grade, Org, Pool, Product, User } from '../../../shared/contract/rows.ts';
import type { Account } from '../../../shared/contract/session.ts';
import type { World } from '../../../shared/licensing/world.ts';
import type * as z from 'zod';
import type { Sql } from './sqlite.ts';

export type Asker = Readonly<{ account: Account; today: string }>;

/**
 * The world of the rules as this computer sees it: server's truth plus pending changes. People and their licenses are
 * read in one go for the users named; anyone else is unknown.
 */
export function readWorld(sql: Sql, asker: Asker, userIds: Iterable<string>): World {
  const ids = JSON.stringify([...new Set(userIds)]);
  const users = readUsers(sql, ids);
  const held = readHoldings(sql, ids);
  const orgs = new Map<OrgId, Org | undefined>();
  const products = readProducts(sql);
  const pools = readPools(sql);
  const teaches = new Map<string, boolean>();
  return {
    today: asker.today,
    actor: { role: asker.account.role, orgIds: asker.account.orgIds },
    user: (id) => users.get(id),
    org: (id) => {
      if (!orgs.has(id)) orgs.set(id, readOrg(sql, id));
      return orgs.get(id);
    },
    product: (id) => products.get(id),
    poolsOf: (productId) => pools.get(productId) ?? [],
    holding: (userId, productId) => held.get(`${userId}\u0000${productId}`),
    teaches: (userId) => {
      const known = teaches.get(userId);
      if (known !== undefined) return known;
      const answer = isTaughtBy(sql, userId, asker.account.userId);
      teaches.set(userId, answer);
      return answer;
    },
  };
}

type UserRow = Omit<User, 'givenName' | 'familyName' | 'orgIds' | 'rosterSource'> &
  Readonly<{ given_name: string; family_name: string; org_ids: string; roster_source: User['rosterSource'] }>;

function readUsers(sql: Sql, ids: string): ReadonlyMap<UserId, User> {
  const rows = sql.all<UserRow>('SELECT * FROM users WHERE id IN (SELECT value FROM json_each(?))', [ids]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        givenName: row.given_name,
        familyName: row.family_name,
        role: row.role,
        grade: row.grade,
        orgIds: JSON.parse(row.org_ids) as OrgId[],
        status: row.status,
        rosterSource: row.roster_source,
      },
    ]),
  );
}

/** An assignment as SQL names its columns. */
export type AssignmentRow = Readonly<{
  id: Assignment['id'];
  user_id: UserId;
  product_id: ProductId;
  pool_id: Assignment['poolId'];
  version: number;
  assigned_at: string;
}>;

export function toAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.id,
    userId: row.user_id,
    productId: row.product_id,
    poolId: row.pool_id,
    version: row.version,
    assignedAt: row.assigned_at,
  };
}

function readHoldings(sql: Sql, ids: string): ReadonlyMap<string, Assignment> {
  const rows = sql.all<AssignmentRow>(
    'SELECT * FROM assignments_view WHERE user_id IN (SELECT value FROM json_each(?))',
    [ids],
  );
  return new Map(rows.map((row) => [`${row.user_id}\u0000${row.product_id}`, toAssignment(row)]));
}

/** One by one: the rules ask for a few, and a large district has thousands. */
export function readOrg(sql: Sql, id: OrgId): Org | undefined {
  type OrgRow = Omit<Org, 'parentId' | 'rosterSource'> &
    Readonly<{ parent_id: OrgId | null; roster_source: Org['rosterSource'] }>;
  const row = sql.get<OrgRow>('SELECT * FROM orgs WHERE id = ?', [id]);
  if (!row) return undefined;
  const { parent_id, roster_source, ...org } = row;
  return { ...org, parentId: parent_id, rosterSource: roster_source };
}

type GradeOrNull = z.infer<typeof Grade> | null;

function readProducts(sql: Sql): ReadonlyMap<ProductId, Product> {
  type ProductRow = Omit<Product, 'minGrade' | 'maxGrade'> &
    Readonly<{ min_grade: GradeOrNull; max_grade: GradeOrNull }>;
  return new Map(
    sql
      .all<ProductRow>('SELECT * FROM products')
      .map(({ min_grade, max_grade, ...row }) => [row.id, { ...row, minGrade: min_grade, maxGrade: max_grade }]),
  );
}

function readPools(sql: Sql): ReadonlyMap<ProductId, readonly Pool[]> {
  type PoolRow = Pick<Pool, 'id' | 'quantity' | 'assigned'> &
    Readonly<{ product_id: ProductId; org_id: OrgId; starts_on: string; ends_on: string }>;
  const byProduct = new Map<ProductId, Pool[]>();
  for (const row of sql.all<PoolRow>('SELECT * FROM pools_view')) {
    const pool: Pool = {
      id: row.id,
      productId: row.product_id,
      orgId: row.org_id,
      quantity: row.quantity,
      assigned: row.assigned,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    };
    const list = byProduct.get(pool.productId);
    if (list) list.push(pool);
    else byProduct.set(pool.productId, [pool]);
  }
  return byProduct;
}

function isTaughtBy(sql: Sql, userId: string, teacherId: string | null): boolean {
  if (teacherId === null) return false;
  const found = sql.get(
    `SELECT 1 AS yes FROM enrollments t JOIN enrollments s ON s.class_id = t.class_id AND s.user_id = ?
     WHERE t.user_id = ? AND t.role <> 'student' AND s.role = 'student' LIMIT 1`,
    [userId, teacherId],
  );
  return found !== undefined;
}
