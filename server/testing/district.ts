import { sql } from 'kysely';
import type { ClassId, OrgId, PoolId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { RosterSource, UserRole } from '../../shared/contract/rows.ts';
import { createAccount, type NewAccount } from '../accounts/createAccount.ts';
import { hashPassword } from '../accounts/password.ts';
import type { Db } from '../database/transaction.ts';

let made = 0;
/** A sourcedId nobody else has. */
const fresh = (what: string): string => `${what}-${++made}`;

export const PASSWORD = 'correct horse battery';
/** Cheap on purpose: tests sign in hundreds of times. */
const passwordHash = hashPassword(PASSWORD, 2 ** 4);

/** Builds rows for a test in the database, as the importer would have left them. One database holds many districts. */
export async function createDistrict(db: Db, name = 'Test District') {
  const id = fresh('district');
  await db
    .insertInto('orgs')
    .values({
      id,
      district_id: id,
      sourced_id: id,
      type: 'district',
      name,
      parent_id: null,
      roster_source: 'manual',
    })
    .execute();
  await db.insertInto('districts').values({ id }).execute();
  const districtId = id as OrgId;

  const addSchool = async (rosterSource: RosterSource = 'manual', parentId: OrgId = districtId): Promise<OrgId> => {
    const orgId = fresh('school') as OrgId;
    await db
      .insertInto('orgs')
      .values({
        id: orgId,
        district_id: id,
        sourced_id: orgId,
        type: 'school',
        name: orgId,
        parent_id: parentId,
        roster_source: rosterSource,
      })
      .execute();
    return orgId;
  };

  const addUser = async (
    role: UserRole,
    orgIds: readonly OrgId[],
    more: Readonly<{
      grade?: string;
      status?: 'active' | 'inactive';
      rosterSource?: RosterSource;
      givenName?: string;
      familyName?: string;
    }> = {},
  ): Promise<UserId> => {
    const userId = fresh(role) as UserId;
    await db
      .insertInto('users')
      .values({
        id: userId,
        district_id: id,
        sourced_id: userId,
        given_name: more.givenName ?? 'Given',
        family_name: more.familyName ?? `Family "${userId}" é`,
        role,
        administers: null,
        grade: more.grade ?? (role === 'student' ? '02' : null),
        status: more.status ?? 'active',
        roster_source: more.rosterSource ?? 'manual',
        email: null,
      })
      .execute();
    await db
      .insertInto('user_orgs')
      .values(orgIds.map((orgId, position) => ({ user_id: userId, org_id: orgId, position, inferred: false })))
      .execute();
    return userId;
  };

  const addManyStudents = async (orgId: OrgId, count: number): Promise<void> => {
    const prefix = fresh('many');
    await sql`insert into users (id, district_id, sourced_id, given_name, family_name, role, grade, status, roster_source)
      select ${prefix} || '-' || n, ${id}, ${prefix} || '-' || n, 'Given', 'Family', 'student', '03', 'active', 'manual'
      from generate_series(1, ${count}::int) n`.execute(db);
    await sql`insert into user_orgs (user_id, org_id, position)
      select id, ${orgId}, 0 from users where id like ${`${prefix}-%`}`.execute(db);
  };

  const addClass = async (orgId: OrgId, members: readonly (readonly [UserId, UserRole])[] = []): Promise<ClassId> => {
    const classId = fresh('class') as ClassId;
    await db
      .insertInto('classes')
      .values({
        id: classId,
        district_id: id,
        sourced_id: classId,
        org_id: orgId,
        title: classId,
        class_type: 'homeroom',
        grades: ['02'],
        session_ids: [],
      })
      .execute();
    for (const [userId, role] of members) await enroll(classId, userId, role);
    return classId;
  };

  const enroll = async (classId: ClassId, userId: UserId, role: UserRole = 'student'): Promise<string> => {
    const enrollmentId = fresh('enrollment');
    await db
      .insertInto('enrollments')
      .values({
        id: enrollmentId,
        district_id: id,
        sourced_id: enrollmentId,
        class_id: classId,
        user_id: userId,
        role,
        is_primary: role === 'teacher',
      })
      .execute();
    return enrollmentId;
  };

  const addProduct = async (
    more: Readonly<{ audience?: 'student' | 'educator'; minGrade?: string; maxGrade?: string }> = {},
  ): Promise<ProductId> => {
    const productId = fresh('product') as ProductId;
    await db
      .insertInto('products')
      .values({
        id: productId,
        district_id: id,
        sourced_id: productId,
        name: productId,
        code: 'KB',
        audience: more.audience ?? 'student',
        min_grade: more.minGrade ?? null,
        max_grade: more.maxGrade ?? null,
        color: 'teal',
      })
      .execute();
    return productId;
  };

  const addPool = async (
    productId: ProductId,
    orgId: OrgId,
    quantity: number,
    term: Readonly<{ startsOn?: string; endsOn?: string }> = {},
  ): Promise<PoolId> => {
    const poolId = fresh('pool') as PoolId;
    await db
      .insertInto('pools')
      .values({
        id: poolId,
        district_id: id,
        sourced_id: poolId,
        product_id: productId,
        org_id: orgId,
        bought: quantity,
        starts_on: term.startsOn ?? '2020-01-01',
        ends_on: term.endsOn ?? '2099-12-31',
      })
      .execute();
    return poolId;
  };

  const addAccount = async (
    role: 'districtAdministrator' | 'schoolAdministrator' | 'teacher',
    orgIds: readonly OrgId[],
    userId: UserId | null = null,
  ): Promise<string> => {
    const email = `${fresh(role)}@example.org`.toLowerCase();
    await createAccount(db, {
      districtId: id,
      email,
      passwordHash: await passwordHash,
      displayName: email,
      role,
      orgIds,
      userId,
    });
    return email;
  };

  return { id: districtId, addSchool, addUser, addManyStudents, addClass, enroll, addProduct, addPool, addAccount };
}

export type TestDistrict = Awaited<ReturnType<typeof createDistrict>>;

/** An administrator of an imported district; answers the e-mail to sign in with. */
export async function createAccountFor(db: Db, districtId: string): Promise<string> {
  return createAccountAt(db, { districtId, role: 'districtAdministrator', orgIds: [districtId], userId: null });
}

/** An account of an imported district; answers the e-mail to sign in with. */
export async function createAccountAt(
  db: Db,
  account: Pick<NewAccount, 'districtId' | 'role' | 'orgIds' | 'userId'>,
): Promise<string> {
  const email = `${fresh(account.role)}@example.org`.toLowerCase();
  await createAccount(db, { ...account, email, passwordHash: await passwordHash, displayName: email });
  return email;
}
