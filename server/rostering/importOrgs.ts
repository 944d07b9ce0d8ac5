import { sql } from 'kysely';
import type { Roster, RosterSession } from '../../shared/roster/roster.ts';
import type { Trx } from '../database/transaction.ts';
import type { PlacedOrgs } from './placeOrgs.ts';
import { countRows, markMissing, stage, upsert, type Counts } from './upsert.ts';

/** Writes the district's orgs. What is missing from the files stays: an org is never removed by a file. */
export async function importOrgs(trx: Trx, districtId: string, { below }: PlacedOrgs): Promise<Counts> {
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
  // A file that says nothing about the source leaves it as it is.
  const counts = await upsert(
    trx,
    'orgs',
    ['name', 'type', 'roster_source'],
    sql`select ${districtId}, i.sourced_id, i.name, i.type, coalesce(i.roster_source, o.roster_source, 'manual')
      from in_orgs i left join orgs o on o.district_id = ${districtId} and o.sourced_id = i.sourced_id`,
  );
  await sql`update orgs o set parent_id = coalesce(p.id, ${districtId})
    from in_orgs i left join orgs p on p.district_id = ${districtId} and p.sourced_id = i.parent
    where o.district_id = ${districtId} and o.sourced_id = i.sourced_id
      and o.parent_id is distinct from coalesce(p.id, ${districtId})`.execute(trx);
  return counts;
}

/** Writes terms and school years. Those missing from a file that lists everything are removed. */
export async function importSessions(
  trx: Trx,
  districtId: string,
  { academicSessions, removed }: Roster,
  isBulk: boolean,
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
  const missing = { districtId, named: removed.academicSessions, notIn: isBulk ? 'in_sessions' : null };
  await markMissing(trx, 'academic_sessions', missing);
  const gone = await countRows(trx, sql`delete from academic_sessions where id in (select id from gone_ids)`);
  return { ...counts, removed: gone };
}
