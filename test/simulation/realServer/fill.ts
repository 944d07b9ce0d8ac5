import { sql } from 'kysely';
import { hashPassword } from '../../../server/accounts/password.ts';
import { writeMeta } from '../../../server/database/meta.ts';
import { inTransaction, type Db, type Trx } from '../../../server/database/transaction.ts';
import type { Rows } from '../site.ts';
import type { World } from '../world.ts';

const PASSWORD = 'correct horse battery';
/** Cheap on purpose: a run signs in a dozen times. */
const passwordHash = hashPassword(PASSWORD, 2 ** 4);

/** Empties the database and writes the world into it. */
export async function fill(db: Db, world: World): Promise<void> {
  const hash = await passwordHash;
  await inTransaction(db, async (trx) => {
    await emptyAll(trx);
    await sql`delete from meta where key = 'tombstoneHorizon'`.execute(trx);
    await writeMeta(trx, 'epoch', 'epoch-1');
    await writeRows(trx, world);
    for (const { id, email, displayName, role, orgIds, userId } of world.accounts) {
      const account = { email, display_name: displayName, role, user_id: userId, password_hash: hash };
      await trx
        .insertInto('accounts')
        .values({ id, district_id: world.districtId, ...account })
        .execute();
      await trx
        .insertInto('account_orgs')
        .values(orgIds.map((orgId) => ({ account_id: id, org_id: orgId })))
        .execute();
    }
  });
}

/** Every table but the marks of the database itself. */
async function emptyAll(trx: Trx): Promise<void> {
  // Without triggers: nothing is buried, and the order does not matter. Truncating would make each a file of its own.
  await sql`set local session_replication_role = replica`.execute(trx);
  await sql`do $$ declare t text; begin
    for t in select tablename from pg_tables where schemaname = 'public' and tablename not in ('meta', 'migrations')
    loop execute format('delete from %I', t); end loop; end $$`.execute(trx);
  await sql`set local session_replication_role = origin`.execute(trx);
}

async function writeRows(trx: Trx, { rows, districtId, timeZone }: World): Promise<void> {
  const same = (id: string): { id: string; district_id: string; sourced_id: string } => ({
    id,
    district_id: districtId,
    sourced_id: id,
  });
  for (const { id, type, name, parentId, rosterSource } of rows.orgs) {
    await trx
      .insertInto('orgs')
      .values({ ...same(id), type, name, parent_id: parentId, roster_source: rosterSource })
      .execute();
    if (type === 'district') await trx.insertInto('districts').values({ id, time_zone: timeZone }).execute();
  }
  await writePeople(trx, rows, same);
  await trx
    .insertInto('products')
    .values(
      rows.products.map(({ id, name, code, audience, minGrade, maxGrade, color }) => {
        return { ...same(id), name, code, audience, min_grade: minGrade, max_grade: maxGrade, color };
      }),
    )
    .execute();
  await trx
    .insertInto('pools')
    .values(
      rows.pools.map(({ id, productId, orgId, quantity, assigned, startsOn, endsOn }) => {
        const term = { starts_on: startsOn, ends_on: endsOn };
        return { ...same(id), product_id: productId, org_id: orgId, bought: quantity, assigned, ...term };
      }),
    )
    .execute();
  if (rows.assignments.length === 0) return;
  await trx
    .insertInto('assignments')
    .values(
      rows.assignments.map(({ id, userId, productId, poolId, version, assignedAt }) => {
        const lane = { user_id: userId, product_id: productId, pool_id: poolId };
        return { id, district_id: districtId, ...lane, version, assigned_at: assignedAt };
      }),
    )
    .execute();
}

async function writePeople(
  trx: Trx,
  rows: Rows,
  same: (id: string) => { id: string; district_id: string; sourced_id: string },
): Promise<void> {
  await trx
    .insertInto('users')
    .values(
      rows.users.map(({ id, givenName, familyName, role, grade, status, rosterSource }) => {
        const name = { given_name: givenName, family_name: familyName };
        return {
          ...same(id),
          ...name,
          role,
          administers: null,
          grade,
          status,
          roster_source: rosterSource,
          email: null,
        };
      }),
    )
    .execute();
  await trx
    .insertInto('user_orgs')
    .values(
      rows.users.flatMap(({ id, orgIds }) =>
        orgIds.map((orgId, position) => ({ user_id: id, org_id: orgId, position, inferred: false })),
      ),
    )
    .execute();
  await trx
    .insertInto('classes')
    .values(
      rows.classes.map(({ id, orgId, title, classType, grades }) => {
        return { ...same(id), org_id: orgId, title, class_type: classType, grades: [...grades], session_ids: [] };
      }),
    )
    .execute();
  if (rows.enrollments.length === 0) return;
  await trx
    .insertInto('enrollments')
    .values(
      rows.enrollments.map(({ id, classId, userId, role, primary }) => {
        return { ...same(id), class_id: classId, user_id: userId, role, is_primary: primary };
      }),
    )
    .execute();
}
