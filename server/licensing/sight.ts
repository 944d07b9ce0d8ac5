import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../shared/contract/canonicalJson.ts';
import type { ClassId, OrgId } from '../../shared/contract/ids.ts';
import type { Account } from '../../shared/contract/session.ts';
import type { Actor } from '../../shared/licensing/world.ts';
import type { Db, Trx } from '../database/transaction.ts';

/** How far the signed-in person sees. */
export type Reach =
  | Readonly<{ kind: 'district' }>
  /** These orgs: the person's own and all below them. */
  | Readonly<{ kind: 'schools'; orgIds: readonly OrgId[] }>
  | Readonly<{ kind: 'classes'; classIds: readonly ClassId[] }>;

/** What one account may see and act on, resolved to ids. */
export type Sight = Readonly<{
  districtId: OrgId;
  timeZone: string;
  actor: Actor;
  reach: Reach;
  /** Orgs in sight: those reached and all above them, whose pools serve them. Not used for a district. */
  orgIds: readonly OrgId[];
  /** Equal as long as a delta is enough; another one needs a snapshot. */
  fingerprint: string;
}>;

type Viewer = Pick<Account, 'role' | 'orgIds' | 'userId'> & Readonly<{ districtId: OrgId }>;

/** Resolves what the account sees now. */
export async function loadSight(db: Db | Trx, viewer: Viewer): Promise<Sight> {
  const { districtId, role, userId } = viewer;
  const district = await db
    .selectFrom('districts')
    .select('time_zone')
    .where('id', '=', districtId)
    .executeTakeFirstOrThrow();
  const reach = await reachOf(db, viewer, userId);
  const orgIds = reach.kind === 'district' ? [] : await orgsInSight(db, viewer, reach);
  return {
    districtId,
    timeZone: district.time_zone,
    actor: { role, orgIds: viewer.orgIds },
    reach,
    orgIds,
    fingerprint: createHash('sha256')
      .update(canonicalJson({ districtId, role, reach, orgIds }))
      .digest('base64url')
      .slice(0, 16),
  };
}

async function reachOf(db: Db | Trx, { role, orgIds, districtId }: Viewer, userId: string | null): Promise<Reach> {
  switch (role) {
    case 'districtAdministrator':
      return { kind: 'district' };
    case 'schoolAdministrator': {
      const { rows } = await sql<{ id: OrgId }>`
        with recursive below (id) as (
          select id from orgs where id = any (${orgIds}::text[]) and district_id = ${districtId}
          union select o.id from orgs o join below b on o.parent_id = b.id)
        select id from below order by id`.execute(db);
      return { kind: 'schools', orgIds: rows.map((row) => row.id) };
    }
    case 'teacher': {
      const { rows } = await sql<{ id: ClassId }>`
        select distinct class_id as id from enrollments
        where user_id = ${userId} and role <> 'student' and district_id = ${districtId} order by 1`.execute(db);
      return { kind: 'classes', classIds: rows.map((row) => row.id) };
    }
  }
}

async function orgsInSight(db: Db | Trx, { orgIds }: Viewer, reach: Reach): Promise<readonly OrgId[]> {
  const reached = reach.kind === 'schools' ? [...orgIds, ...reach.orgIds] : orgIds;
  const classIds = reach.kind === 'classes' ? reach.classIds : [];
  const { rows } = await sql<{ id: OrgId }>`
    with recursive above (id) as (
      select id from orgs where id = any (${reached}::text[])
        or id in (select org_id from classes where id = any (${classIds}::text[]))
      union select o.parent_id from orgs o join above a on o.id = a.id where o.parent_id is not null)
    select id from above order by id`.execute(db);
  return rows.map((row) => row.id);
}
