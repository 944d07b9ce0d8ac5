import type { OrgId } from '../../../shared/contract/ids.ts';
import type { Account } from '../../../shared/contract/session.ts';
import type { ProductView, SchoolRow, SchoolSort, SchoolTable } from '../../../shared/contract/view.ts';
import type { Sql } from '../store/sqlite.ts';
import { readProductViews } from './licenses.ts';
import { listOrgs } from './orgs.ts';

type Asked = Readonly<{ sort: SchoolSort; descending: boolean; offset: number; limit: number }>;
type Sum = Readonly<{ quantity: number; available: number }>;
type PoolRow = Sum & Readonly<{ org_id: OrgId; product_id: string }>;

const NONE: Sum = { quantity: 0, available: 0 };

/** `dashboard.schools`: for each school, what of each product can still be given out there today. */
export function listSchools(sql: Sql, account: Account, today: string, asked: Asked): SchoolTable {
  const schools = listOrgs(sql, account).filter(({ type }) => type === 'school');
  const products = [...readProductViews(sql).values()].sort(byAudienceAndName);
  const above = readAncestors(sql);
  const pools = readPools(sql, today);
  const rows = schools.map((school): SchoolRow => {
    const orgs = [school.id, ...above(school.id)];
    const licenses = products.map(({ id }) =>
      orgs.map((orgId) => pools.get(`${orgId} ${id}`) ?? NONE).reduce(sum, NONE),
    );
    const { id, name, rosterSource, students } = school;
    return { id, name, rosterSource, students, licenses };
  });
  rows.sort(inOrder(asked, products));
  return { total: rows.length, products, rows: rows.slice(asked.offset, asked.offset + asked.limit) };
}

function inOrder({ sort, descending }: Asked, products: readonly ProductView[]) {
  const sign = descending ? -1 : 1;
  const at = sort.by === 'product' ? products.findIndex(({ id }) => id === sort.productId) : -1;
  const value = (row: SchoolRow): number =>
    sort.by === 'students' ? row.students : (row.licenses[at]?.available ?? 0);
  return (a: SchoolRow, b: SchoolRow): number => {
    const byName = a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);
    return sort.by === 'name' ? sign * byName : sign * (value(a) - value(b)) || byName;
  };
}

function readPools(sql: Sql, today: string): ReadonlyMap<string, Sum> {
  const rows = sql.all<PoolRow>(
    `SELECT org_id, product_id, SUM(quantity) AS quantity, SUM(MAX(0, quantity - assigned)) AS available
     FROM pools_view WHERE starts_on <= ? AND ends_on >= ? GROUP BY org_id, product_id`,
    [today, today],
  );
  return new Map(
    rows.map(({ org_id, product_id, quantity, available }) => [`${org_id} ${product_id}`, { quantity, available }]),
  );
}

/** The orgs above one, the nearest first; a roster that goes in a circle ends where it began. */
function readAncestors(sql: Sql): (orgId: OrgId) => readonly OrgId[] {
  const parents = new Map(
    sql.all<{ id: OrgId; parent_id: OrgId | null }>('SELECT id, parent_id FROM orgs').map((row) => [row.id, row]),
  );
  return (orgId) => {
    const found: OrgId[] = [];
    for (let at = parents.get(orgId)?.parent_id; at && at !== orgId && !found.includes(at);) {
      found.push(at);
      at = parents.get(at)?.parent_id;
    }
    return found;
  };
}

function byAudienceAndName(a: ProductView, b: ProductView): number {
  if (a.audience !== b.audience) return a.audience === 'student' ? -1 : 1;
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);
}

function sum(a: Sum, b: Sum): Sum {
  return { quantity: a.quantity + b.quantity, available: a.available + b.available };
}
