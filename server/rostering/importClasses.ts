import { sql } from 'kysely';
import type { Roster } from '../../shared/roster/roster.ts';
import type { Trx } from '../database/transaction.ts';
import { missingWithin, type Reach } from './reach.ts';
import { countRows, markMissing, stage, upsert, type Counts } from './upsert.ts';

/** Writes classes; those missing from a file that lists all, or marked as deleted, go with their enrollments. */
export async function importClasses(
  trx: Trx,
  districtId: string,
  roster: Roster,
  isBulk: boolean,
  reach: Reach | null = null,
): Promise<Counts & Readonly<{ unknown: number }>> {
  await stage(
    trx,
    'in_classes',
    'sourced_id text, title text, class_type text, grades text[], org text, sessions text[]',
    [...roster.classes.values()].map((class_) => ({
      sourced_id: class_.sourcedId,
      title: class_.title,
      class_type: class_.classType,
      grades: class_.grades,
      org: class_.schoolSourcedId,
      sessions: class_.sessionSourcedIds,
    })),
  );
  if (reach) {
    await sql`delete from in_classes i using classes c where c.district_id = ${districtId}
      and c.sourced_id = i.sourced_id and c.org_id <> all (${reach.orgIds}::text[])`.execute(trx);
  }
  const { rows: unplaced } = await sql<{ count: number }>`select count(*)::int as count from in_classes i
    where not exists (select from orgs o where o.district_id = ${districtId} and o.sourced_id = i.org)`.execute(trx);
  const counts = await upsert(
    trx,
    'classes',
    ['title', 'class_type', 'grades', 'org_id', 'session_ids'],
    sql`select ${districtId}, i.sourced_id, i.title, i.class_type, i.grades, o.id,
        array(select s.id from unnest(i.sessions) with ordinality named (sourced_id, position)
          join academic_sessions s on s.district_id = ${districtId} and s.sourced_id = named.sourced_id
          order by named.position)
      from in_classes i join orgs o on o.district_id = ${districtId} and o.sourced_id = i.org`,
  );
  const missing = {
    districtId,
    named: roster.removed.classes,
    notIn: isBulk ? 'in_classes' : null,
    ...missingWithin(reach, ({ orgIds }) => sql`t.org_id = any (${orgIds}::text[])`),
  };
  await markMissing(trx, 'classes', missing);
  await sql`delete from enrollments where class_id in (select id from gone_ids)`.execute(trx);
  const removed = await countRows(trx, sql`delete from classes where id in (select id from gone_ids)`);
  return { ...counts, removed, unknown: unplaced[0]?.count ?? 0 };
}

/** Writes who is in which class. Enrollments that ended before today are as good as missing. */
export async function importEnrollments(
  trx: Trx,
  districtId: string,
  { enrollments, removed }: Roster,
  isBulk: boolean,
  today: string,
  reach: Reach | null = null,
): Promise<Counts & Readonly<{ ended: number; unknown: number }>> {
  const all = [...enrollments.values()];
  const current = all.filter(({ endDate }) => endDate === null || endDate >= today);
  const ended = all.filter(({ endDate }) => endDate !== null && endDate < today);
  await stage(
    trx,
    'in_enrollments',
    'sourced_id text, class text, person text, role text, is_primary boolean',
    current.map((enrollment) => ({
      sourced_id: enrollment.sourcedId,
      class: enrollment.classSourcedId,
      person: enrollment.userSourcedId,
      role: enrollment.role,
      is_primary: enrollment.primary,
    })),
  );
  if (reach) {
    await sql`delete from in_enrollments i where
      not exists (select from classes c where c.district_id = ${districtId} and c.sourced_id = i.class
        and c.org_id = any (${reach.orgIds}::text[]))
      or exists (select from enrollments e join classes c on c.id = e.class_id
        where e.district_id = ${districtId} and e.sourced_id = i.sourced_id and c.org_id <> all (${reach.orgIds}::text[]))
    `.execute(trx);
  }
  const { rows: unplaced } = await sql<{ count: number }>`select count(*)::int as count from in_enrollments i
    where not exists (select from classes c where c.district_id = ${districtId} and c.sourced_id = i.class)
      or not exists (select from users u where u.district_id = ${districtId} and u.sourced_id = i.person)`.execute(trx);
  const counts = await upsert(
    trx,
    'enrollments',
    ['class_id', 'user_id', 'role', 'is_primary'],
    sql`select ${districtId}, i.sourced_id, c.id, u.id, i.role, i.is_primary
      from in_enrollments i
        join classes c on c.district_id = ${districtId} and c.sourced_id = i.class
        join users u on u.district_id = ${districtId} and u.sourced_id = i.person`,
  );
  const out = [...removed.enrollments, ...ended.map(({ sourcedId }) => sourcedId)];
  await markMissing(trx, 'enrollments', {
    districtId,
    named: out,
    notIn: isBulk ? 'in_enrollments' : null,
    ...missingWithin(
      reach,
      ({ orgIds }) => sql`t.class_id in (select id from classes where org_id = any (${orgIds}::text[]))`,
    ),
  });
  const gone = await countRows(trx, sql`delete from enrollments where id in (select id from gone_ids)`);
  return { ...counts, removed: gone, ended: ended.length, unknown: unplaced[0]?.count ?? 0 };
}
