import { sql } from 'kysely';
import type { Day, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Assignment, Org, Pool, Product, User } from '../../shared/contract/rows.ts';
import type { World } from '../../shared/licensing/world.ts';
import type { Trx } from '../database/transaction.ts';
import { rowJson } from './rowSql.ts';
import { isInSight } from './scopeSql.ts';
import type { Sight } from './sight.ts';

type Asked = Readonly<{ userIds: readonly UserId[]; productIds: readonly ProductId[]; today: Day }>;

type Line =
  | Readonly<{ kind: 'org' | 'user' | 'product' | 'pool' | 'assignment'; row: string }>
  | Readonly<{ kind: 'taught'; row: string }>;

/**
 * The world of the rules around some people and products, in one query. It is made of the very rows that the actor's
 * client has (the same sight, the same SQL), plus those of people out of sight, so that the rules can say so.
 */
export async function loadWorld(trx: Trx, sight: Sight, { userIds, productIds, today }: Asked): Promise<World> {
  const { rows } = await sql<Line>`
    with recursive chain (id) as (
      select org_id from user_orgs where user_id = any (${userIds}::text[])
      union select o.parent_id from orgs o join chain c on o.id = c.id where o.parent_id is not null)
    select 'user' as kind, ${rowJson('users', sight)} as row from users u
      where u.id = any (${userIds}::text[]) and u.district_id = ${sight.districtId}
    union all select 'org', ${rowJson('orgs', sight)} from orgs o
      where o.id in (select id from chain) and ${isInSight('orgs', sight)}
    union all select 'product', ${rowJson('products', sight)} from products p
      where p.id = any (${productIds}::text[]) and ${isInSight('products', sight)}
    union all select 'pool', ${rowJson('pools', sight)} from pools l
      where l.product_id = any (${productIds}::text[]) and l.org_id in (select id from chain)
        and ${isInSight('pools', sight)}
    union all select 'assignment', ${rowJson('assignments', sight)} from assignments a
      where a.user_id = any (${userIds}::text[]) and a.product_id = any (${productIds}::text[])
    union all select 'taught', e.user_id from enrollments e
      where e.class_id = any (${classesOf(sight)}::text[]) and e.user_id = any (${userIds}::text[])
        and e.role = 'student'`.execute(trx);

  const users = new Map<string, User>();
  const orgs = new Map<string, Org>();
  const products = new Map<string, Product>();
  const pools: Pool[] = [];
  const assignments: Assignment[] = [];
  const taught = new Set<string>();
  for (const { kind, row } of rows) {
    // The same SQL makes the rows of every pull, which are parsed with the contract's schemas.
    switch (kind) {
      case 'user':
        remember(users, JSON.parse(row) as User);
        break;
      case 'org':
        remember(orgs, JSON.parse(row) as Org);
        break;
      case 'product':
        remember(products, JSON.parse(row) as Product);
        break;
      case 'pool':
        pools.push(JSON.parse(row) as Pool);
        break;
      case 'assignment':
        assignments.push(JSON.parse(row) as Assignment);
        break;
      case 'taught':
        taught.add(row);
        break;
    }
  }
  return {
    today,
    actor: sight.actor,
    user: (id) => users.get(id),
    org: (id) => orgs.get(id),
    product: (id) => products.get(id),
    poolsOf: (productId) => pools.filter((pool) => pool.productId === productId),
    holding: (userId, productId) => assignments.find((held) => held.userId === userId && held.productId === productId),
    teaches: (userId) => taught.has(userId),
  };
}

function classesOf({ reach }: Sight): readonly string[] {
  return reach.kind === 'classes' ? reach.classIds : [];
}

function remember<Row extends Readonly<{ id: string }>>(rows: Map<string, Row>, row: Row): void {
  rows.set(row.id, row);
}
