import { sql } from 'kysely';
import type { AssignmentId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Database } from '../../server/database/database.ts';
import { PRACTICE_SCHOOL } from '../../server/sample/practice.ts';

type Db = Database['db'];

/** A license as the server's database holds it. */
export type Held = Readonly<{
  productId: ProductId;
  product: string;
  poolId: string;
  assignmentId: AssignmentId;
  version: number;
}>;

/** A student as the test finds them on the roster, named as lists name people. */
export type Student = Readonly<{ id: UserId; name: string; fullName: string; grade: string; held: readonly Held[] }>;

/** A class of the practice school. */
export type SchoolClass = Readonly<{ title: string; students: readonly Student[] }>;

type StudentRow = {
  class_id: string;
  title: string;
  id: UserId;
  given_name: string;
  family_name: string;
  grade: string;
  held: Held[];
};

/** The homeroom classes of the practice school with their students and what these hold, in the order of the list. */
export async function readClasses(db: Db): Promise<readonly SchoolClass[]> {
  const { rows } = await sql<StudentRow>`
    select c.id as class_id, c.title, u.id, u.given_name, u.family_name, u.grade, coalesce(
      (select json_agg(json_build_object('productId', p.id, 'product', p.name, 'poolId', a.pool_id,
         'assignmentId', a.id, 'version', a.version) order by p.name)
       from assignments a join products p on p.id = a.product_id where a.user_id = u.id), '[]'::json) as held
    from classes c join orgs o on o.id = c.org_id
      join enrollments e on e.class_id = c.id and e.role = 'student'
      join users u on u.id = e.user_id and u.status = 'active'
    where o.name = ${PRACTICE_SCHOOL} and c.class_type = 'homeroom'
    order by c.title, c.id, u.family_name, u.given_name, u.id`.execute(db);
  const classes = new Map<string, { title: string; students: Student[] }>();
  for (const row of rows) {
    const found = classes.get(row.class_id) ?? { title: row.title, students: [] };
    classes.set(row.class_id, found);
    found.students.push({
      id: row.id,
      name: `${row.family_name}, ${row.given_name}`,
      fullName: `${row.given_name} ${row.family_name}`,
      grade: row.grade,
      held: row.held,
    });
  }
  return [...classes.values()];
}

/** The names of the products a person holds now. */
export async function readProductsOf(db: Db, userId: UserId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('assignments')
    .innerJoin('products', 'products.id', 'assignments.product_id')
    .select('products.name')
    .where('assignments.user_id', '=', userId)
    .orderBy('products.name')
    .execute();
  return rows.map(({ name }) => name);
}

/** How often a license of the product was given to and taken from a person, in order: the proof of "exactly once". */
export async function readHistory(db: Db, userId: UserId, productId: ProductId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('license_events')
    .select('kind')
    .where('user_id', '=', userId)
    .where('product_id', '=', productId)
    .orderBy('id')
    .execute();
  return rows.map(({ kind }) => kind);
}

/** What the server decided about changes of one person's licenses, in order: each change of theirs once, whatever was sent. */
export async function readVerdicts(db: Db, userId: UserId): Promise<readonly string[]> {
  const { rows } = await sql<{ status: string }>`
    select detail->>'status' as status from audit
    where kind = 'change' and detail->'intent'->>'userId' = ${userId} order by id`.execute(db);
  return rows.map(({ status }) => status);
}

/** Licenses of each product that the practice school can still give out today, by the product's name. */
export async function readAvailable(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; available: number }>`
    with recursive serving (id, parent_id) as (
      select id, parent_id from orgs where name = ${PRACTICE_SCHOOL}
      union select o.id, o.parent_id from orgs o join serving s on o.id = s.parent_id)
    select p.name, coalesce(sum(greatest(0, l.quantity - l.assigned)), 0)::int as available
    from products p left join pools l on l.product_id = p.id and l.org_id in (select id from serving)
      and current_date between l.starts_on::date and l.ends_on::date
    group by p.name`.execute(db);
  return new Map(rows.map(({ name, available }) => [name, available]));
}

/** Asserts nothing; says whether each pool counts exactly the assignments that name it. */
export async function readPoolDrift(db: Db): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select id, assigned, quantity from pools
    where assigned <> (select count(*) from assignments a where a.pool_id = pools.id) or assigned > quantity`.execute(
    db,
  );
  return rows;
}

/** A license to take away: the first student of the practice school's first class who holds one, after `skip` others. */
export async function findLicense(
  db: Db,
  skip = 0,
): Promise<Readonly<{ schoolClass: SchoolClass; student: Student; license: Held }>> {
  const all = (await readClasses(db)).flatMap((schoolClass) =>
    schoolClass.students.flatMap((student) =>
      student.held[0] ? [{ schoolClass, student, license: student.held[0] }] : [],
    ),
  );
  const found = all[skip];
  if (!found) throw new Error('The sample has no such student.');
  return found;
}
