import { sql } from 'kysely';
import type { RosterSource } from '../../shared/contract/rows.ts';
import type { Roster, RosterSession } from '../../shared/roster/roster.ts';
import type { Trx } from '../database/transaction.ts';
import type { PlacedOrgs } from './placeOrgs.ts';
import { missingWithin, type Reach } from './reach.ts';
import { countRows, markMissing, stage, upsert, type Counts } from './upsert.ts';

/**
 * Writes the district's orgs. What is missing from the files stays: an org is never removed by a file. With a `source` it
 * writes the orgs whose rosters are kept there, and new ones under an org that is.
 */
export async function importOrgs(
  trx: Trx,
  districtId: string,
  { below, district }: PlacedOrgs,
  source: RosterSource | null = null,
): Promise<Counts & Readonly<{ leftOut: number }>> {
  await stage(
    trx,
    'in_orgs',
    'sourced_id text, name text, type text, parent text, roster_source text',
    below.map((org) => ({
      sourced_id: org.sourcedId,
      name: org.name,
      type: org.type,
      parent: org.parentSourcedId,
      roster_source: org.rosterSource,
    })),
  );
  let leftOut = 0;
  if (source !== null) {
    leftOut = await countRows(
      trx,
      sql`delete from in_orgs i where not exists (select from orgs o where o.district_id = ${districtId}
      and o.roster_source = ${source} and (o.sourced_id = i.sourced_id
        or (o.sourced_id = i.parent or (o.id = ${districtId} and i.parent = ${district.sourcedId}))
          and not exists (select from orgs k where k.district_id = ${districtId} and k.sourced_id = i.sourced_id)))`,
    );
  }
  // Where a roster is kept is an administrator's choice: a file says it for an org that is new, and changes it for none.
  const counts = await upsert(
    trx,
    'orgs',
    ['name', 'type', 'roster_source'],
    sql`select ${districtId}, i.sourced_id, i.name, i.type, coalesce(o.roster_source, ${source}, i.roster_source, 'manual')
      from in_orgs i left join orgs o on o.district_id = ${districtId} and o.sourced_id = i.sourced_id`,
  );
  await sql`update orgs o set parent_id = coalesce(p.id, ${districtId})
    from in_orgs i left join orgs p on p.district_id = ${districtId} and p.sourced_id = i.parent
    where o.district_id = ${districtId} and o.sourced_id = i.sourced_id
      and o.parent_id is distinct from coalesce(p.id, ${districtId})`.execute(trx);
  return { ...counts, leftOut };
}

/**
 * Writes terms and school years. Those missing from a file that lists everything are removed; not by a sync, since a
 * term belongs to no school, and one that another school's classes name it leaves as it is.
 */
export async function importSessions(
  trx: Trx,
  districtId: string,
  { academicSessions, removed }: Roster,
  isBulk: boolean,
  reach: Reach | null = null,
): Promise<Counts> {
  await stage(
    trx,
    'in_sessions',
    'sourced_id text, title text, type text, starts_on date, ends_on date, parent text',
    [...academicSessions.values()].map((session: RosterSession) => ({
      sourced_id: session.sourcedId,
      title: session.title,
      type: session.type,
      starts_on: session.startDate,
      ends_on: session.endDate,
      parent: session.parentSourcedId,
    })),
  );
  if (reach) {
    await sql`delete from in_sessions i using academic_sessions s
      where s.district_id = ${districtId} and s.sourced_id = i.sourced_id and s.id in (
        select unnest(session_ids) from classes where district_id = ${districtId} and org_id <> all (${reach.orgIds}::text[]))
    `.execute(trx);
  }
  const counts = await upsert(
    trx,
    'academic_sessions',
    ['title', 'type', 'starts_on', 'ends_on'],
    sql`select ${districtId}, sourced_id, title, type, starts_on, ends_on from in_sessions`,
  );
  await sql`update academic_sessions s set parent_id = p.id
    from in_sessions i left join academic_sessions p on p.district_id = ${districtId} and p.sourced_id = i.parent
    where s.district_id = ${districtId} and s.sourced_id = i.sourced_id and s.parent_id is distinct from p.id`.execute(
    trx,
  );
  if (reach) return counts;
  const missing = { districtId, named: removed.academicSessions, notIn: isBulk ? 'in_sessions' : null };
  await markMissing(trx, 'academic_sessions', { ...missing, ...missingWithin(null, () => sql`true`) });
  const gone = await countRows(trx, sql`delete from academic_sessions where id in (select id from gone_ids)`);
  return { ...counts, removed: gone };
}
