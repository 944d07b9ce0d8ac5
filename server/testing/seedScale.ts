import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ClassId, OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { createAccount } from '../accounts/createAccount.ts';
import { hashPassword } from '../accounts/password.ts';
import type { Db } from '../database/transaction.ts';
import { PASSWORD } from './district.ts';

const PRODUCTS = 10;
const CLASSES_PER_STUDENT = 3;
const LICENSES_PER_STUDENT = 2;
const STUDENTS_PER_CLASS = 25;
const STUDENTS_PER_TEACHER = 20;

export type Scale = Readonly<{ students: number; schools: number }>;

/** A district of any size and the ids in it, by number from 0. */
export type ScaleDistrict = Readonly<{
  id: OrgId;
  school: (number: number) => OrgId;
  student: (number: number) => UserId;
  classId: (number: number) => ClassId;
  product: (number: number) => ProductId;
  /** The district's pool of a product, never empty. */
  pool: (product: number) => PoolId;
  emails: Readonly<{ district: string; school: string; teacher: string }>;
}>;

/** As the database makes it: looks like any other id and lies as randomly in an index. */
function idOf(key: string): string {
  const hex = createHash('md5').update(key).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Fills a database with a district in the shape of a big one: per million students 1,200 schools, three million
 * enrollments, two million licenses. Set-wise and without triggers, so that it takes a minute or two, not hours.
 */
export async function seedScale(db: Db, { students, schools }: Scale, name = 'big'): Promise<ScaleDistrict> {
  const key = (what: string) => sql.lit(`${name}-${what}-`);
  const made = (what: string, number: string) => sql`md5(${key(what)} || ${sql.raw(number)})::uuid::text`;
  const district = idOf(`${name}-district-0`);
  const teachers = Math.ceil(students / STUDENTS_PER_TEACHER);
  const perSchool = Math.max(1, Math.round((students * CLASSES_PER_STUDENT) / STUDENTS_PER_CLASS / schools));
  const numbers = (count: number) => sql`generate_series(0, ${sql.lit(count - 1)}) n`;
  const inSchool = sql`n % ${sql.lit(schools)}`;

  await db.transaction().execute(async (trx) => {
    const run = async (statement: ReturnType<typeof sql>): Promise<void> => {
      await statement.execute(trx);
    };
    // Neither triggers nor foreign keys are asked: everything here is right by the way it is made.
    await run(sql`set local session_replication_role = replica`);
    // Random ids go into an index one by one, all over the disk; made afterwards it is sorted once.
    const indexes = await sql<{ name: string; definition: string }>`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and not i.indisunique`.execute(trx);
    for (const { name: index } of indexes.rows) await run(sql`drop index ${sql.raw(index)}`);
    await run(sql`insert into orgs (id, district_id, sourced_id, type, name, parent_id, roster_source)
      values (${district}, ${district}, ${district}, 'district', ${name}, null, 'manual')`);
    await run(sql`insert into districts (id) values (${district})`);
    await run(sql`insert into orgs (id, district_id, sourced_id, type, name, parent_id, roster_source)
      select ${made('school', 'n')}, ${district}, 'school-' || n, 'school', 'School ' || n, ${district}, 'manual'
      from ${numbers(schools)}`);
    await run(sql`insert into users
        (id, district_id, sourced_id, given_name, family_name, role, grade, status, roster_source)
      select ${made('student', 'n')}, ${district}, 'student-' || n, 'Given ' || n % 997, 'Family ' || n % 9973,
        'student', lpad((1 + n % 12)::text, 2, '0'), 'active', 'manual' from ${numbers(students)}`);
    await run(sql`insert into users (id, district_id, sourced_id, given_name, family_name, role, status, roster_source)
      select ${made('teacher', 'n')}, ${district}, 'teacher-' || n, 'Given ' || n % 997, 'Family ' || n % 9973,
        'teacher', 'active', 'manual' from ${numbers(teachers)}`);
    for (const [what, count] of [
      ['student', students],
      ['teacher', teachers],
    ] as const) {
      await run(sql`insert into user_orgs (user_id, org_id, position)
        select ${made(what, 'n')}, md5(${key('school')} || ${inSchool})::uuid::text, 0 from ${numbers(count)}`);
    }
    await run(sql`insert into classes (id, district_id, sourced_id, org_id, title, class_type, grades, session_ids)
      select ${made('class', 'n')}, ${district}, 'class-' || n, md5(${key('school')} || ${inSchool})::uuid::text,
        'Class ' || n, 'scheduled', '{03}', '{}' from ${numbers(schools * perSchool)}`);
    await run(sql`insert into enrollments (id, district_id, sourced_id, class_id, user_id, role, is_primary)
      select md5(${key('enrollment')} || n || '-' || j)::uuid::text, ${district}, 'enrollment-' || n || '-' || j,
        md5(${key('class')} || (${inSchool} + ${sql.lit(schools)} *
          ((n / ${sql.lit(schools)} * ${sql.lit(CLASSES_PER_STUDENT)} + j) % ${sql.lit(perSchool)})))::uuid::text,
        ${made('student', 'n')}, 'student', false
      from ${numbers(students)}, generate_series(0, ${sql.lit(CLASSES_PER_STUDENT - 1)}) j`);
    await run(sql`insert into enrollments (id, district_id, sourced_id, class_id, user_id, role, is_primary)
      select md5(${key('teaching')} || n)::uuid::text, ${district}, 'teaching-' || n, ${made('class', 'n')},
        md5(${key('teacher')} || n % ${sql.lit(Math.min(teachers, schools * perSchool))})::uuid::text, 'teacher', true
      from ${numbers(schools * perSchool)}`);
    await run(sql`insert into products (id, district_id, sourced_id, name, code, audience, color)
      select ${made('product', 'n')}, ${district}, 'product-' || n, 'Product ' || n, 'P' || n, 'student', 'teal'
      from ${numbers(PRODUCTS)}`);
    await run(sql`insert into pools
        (id, district_id, sourced_id, product_id, org_id, bought, assigned, starts_on, ends_on)
      select ${made('pool', 'n')}, ${district}, 'pool-' || n, ${made('product', 'n')}, ${district},
        ${sql.lit(2 * students)}, 0, '2020-01-01', '2099-12-31' from ${numbers(PRODUCTS)}`);
    await run(sql`insert into assignments (id, district_id, user_id, product_id, pool_id, version, assigned_at)
      select md5(${key('license')} || n || '-' || j)::uuid::text, ${district}, ${made('student', 'n')},
        md5(${key('product')} || j)::uuid::text, md5(${key('pool')} || j)::uuid::text, 1, '2026-01-05T10:00:00Z'
      from ${numbers(students)}, generate_series(0, ${sql.lit(LICENSES_PER_STUDENT - 1)}) j`);
    await run(sql`update pools set assigned = ${sql.lit(students)} where district_id = ${district}
      and id in (select pool_id from assignments where district_id = ${district} group by pool_id)`);
    // What a year of use leaves behind; an empty table would be read from end to end whatever its indexes.
    await run(sql`insert into devices (id, account_id, created_at)
      select ${made('device', 'n')}, 'somebody', '2026-01-05T10:00:00Z' from ${numbers(schools)}`);
    await run(sql`insert into ledger (device_id, seq, change_id, hash, verdict, at)
      select md5(${key('device')} || ${inSchool})::uuid::text, 1 + n / ${sql.lit(schools)}, ${made('change', 'n')}, 'hash',
        '{"status":"voided"}', '2026-01-05T10:00:00Z' from ${numbers(Math.ceil(students / 2))}`);
    await run(sql`insert into audit
        (at, district_id, account_id, device_id, kind, change_id, change_set_id, detail, user_ids, org_ids)
      select timestamptz '2025-09-01T10:00:00Z' + n * interval '1 second', ${district}, ${made('account', 'n % 100')},
        null, 'change', gen_random_uuid()::text, null, '{}',
        array[${made('student', 'n')}], array[md5(${key('school')} || ${inSchool})::uuid::text]
      from ${numbers(students)}`);
    await run(sql`insert into license_events
        (district_id, kind, user_id, product_id, assignment_id, pool_id, change_id, account_id, device_id, at)
      select ${district}, 'given', ${made('student', 'n')}, md5(${key('product')} || j)::uuid::text,
        md5(${key('license')} || n || '-' || j)::uuid::text, md5(${key('pool')} || j)::uuid::text, gen_random_uuid()::text,
        'somebody', gen_random_uuid()::text, '2026-01-05T10:00:00Z'
      from ${numbers(students)}, generate_series(0, ${sql.lit(LICENSES_PER_STUDENT - 1)}) j`);
    await run(sql`insert into tombstones (district_id, table_name, id, org_id, class_id, user_id, txid)
      select ${district}, (array['users', 'enrollments', 'assignments'])[1 + n % 3], ${made('gone', 'n')},
        md5(${key('school')} || ${inSchool})::uuid::text, ${made('class', 'n')}, ${made('student', 'n')}, '3'::xid8
      from ${numbers(Math.ceil(students / 2))}`);
    await run(sql`set local maintenance_work_mem = '256MB'`);
    for (const { definition } of indexes.rows) await run(sql.raw(definition));
  });

  const passwordHash = await hashPassword(PASSWORD, 2 ** 4);
  const account = async (role: 'districtAdministrator' | 'schoolAdministrator' | 'teacher'): Promise<string> => {
    const email = `${name}-${role}@example.org`.toLowerCase();
    await createAccount(db, {
      districtId: district,
      email,
      passwordHash,
      displayName: role,
      role,
      orgIds: [role === 'districtAdministrator' ? district : idOf(`${name}-school-0`)],
      userId: role === 'teacher' ? idOf(`${name}-teacher-0`) : null,
    });
    return email;
  };
  const emails = {
    district: await account('districtAdministrator'),
    school: await account('schoolAdministrator'),
    teacher: await account('teacher'),
  };
  await sql`analyze`.execute(db);
  return {
    id: district as OrgId,
    school: (number) => idOf(`${name}-school-${number}`) as OrgId,
    student: (number) => idOf(`${name}-student-${number}`) as UserId,
    classId: (number) => idOf(`${name}-class-${number}`) as ClassId,
    product: (number) => idOf(`${name}-product-${number}`) as ProductId,
    pool: (number) => idOf(`${name}-pool-${number}`) as PoolId,
    emails,
  };
}
