import { sql } from 'kysely';
import type { AccountId } from '../../../shared/contract/ids.ts';
import type { RosterSource } from '../../../shared/contract/rows.ts';
import type { RosterSources } from '../../../shared/contract/rosterSync.ts';
import { OrgRosterSource, SyncedSource } from '../../../shared/contract/rosterSync.ts';
import { inTransaction, type Db } from '../../database/transaction.ts';
import { NOTICE_CHANNEL } from '../../events/channel.ts';
import { isInSight } from '../../licensing/scopeSql.ts';
import type { Sight } from '../../licensing/sight.ts';
import { RequestError } from '../../problems.ts';
import { auditRosterChange } from './auditSync.ts';
import { nextRun } from './nextRun.ts';
import { readStanding } from './readSyncs.ts';

/** Where the rosters of the orgs in sight are kept, and how the sync with each of these platforms stands. */
export async function readRosterSources(db: Db, sight: Sight, now: Date, isNightly: boolean): Promise<RosterSources> {
  const { rows } = await sql<Record<string, unknown>>`
    select o.id as "orgId", o.roster_source as source from orgs o where ${isInSight('orgs', sight)} order by o.id
  `.execute(db);
  const orgs = rows.map((row) => OrgRosterSource.parse(row));
  const used = SyncedSource.options.filter((source) => orgs.some((org) => org.source === source));
  const { sync_at: syncAt } = await db
    .selectFrom('districts')
    .select('sync_at')
    .where('id', '=', sight.districtId)
    .executeTakeFirstOrThrow();
  const platforms = [];
  for (const source of used) {
    const nextRunAt = isNightly ? nextRun(sight.timeZone, syncAt, now).toISOString() : null;
    platforms.push({ source, nextRunAt, ...(await readStanding(db, sight, source)) });
  }
  return { orgs, platforms };
}

type Choice = Readonly<{ orgId: string; source: RosterSource; accountId: AccountId; at: Date }>;

/**
 * Chooses where an org's roster is kept. Kept by hand from now on, its people are nobody's but the district's; kept in
 * a platform, they become that platform's people one by one, as its sync brings them.
 */
export async function chooseRosterSource(
  db: Db,
  sight: Sight,
  { orgId, source, accountId, at }: Choice,
): Promise<OrgRosterSource> {
  await inTransaction(db, async (trx) => {
    // A sync that is under way ends first, by the choice it began with.
    await trx.selectFrom('districts').select('id').where('id', '=', sight.districtId).forUpdate().execute();
    const { rows } = await sql<{ roster_source: string }>`
      select o.roster_source from orgs o where o.id = ${orgId} and o.district_id = ${sight.districtId}
        and ${isInSight('orgs', sight)} for update`.execute(trx);
    const [org] = rows;
    if (!org) throw new RequestError('notFound');
    if (sight.reach.kind !== 'district') throw new RequestError('forbidden');
    if (org.roster_source === source) return;
    await trx.updateTable('orgs').set({ roster_source: source }).where('id', '=', orgId).execute();
    if (source === 'manual') {
      await sql`update users u set roster_source = 'manual' where u.roster_source <> 'manual' and ${orgId} = (
        select m.org_id from user_orgs m where m.user_id = u.id order by m.position, m.org_id limit 1)
        and u.id in (select user_id from user_orgs where org_id = ${orgId})`.execute(trx);
    }
    await auditRosterChange(
      trx,
      { districtId: sight.districtId, accountId, at },
      { what: 'rosterSource', orgId, from: org.roster_source, to: source },
    );
    await sql`select pg_notify(${NOTICE_CHANNEL}, ${sight.districtId})`.execute(trx);
  });
  return OrgRosterSource.parse({ orgId, source });
}
