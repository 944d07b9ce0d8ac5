import type { Selectable } from 'kysely';
import {
  RosterCounts,
  RosterSync,
  SchoolCounts,
  type RosterSyncDetail,
  type RosterSyncPage,
} from '../../../shared/contract/rosterSync.ts';
import type { Report } from '../../../shared/roster/report.ts';
import { toReport } from './toReport.ts';
import type { Tables } from '../../database/tables.ts';
import type { Db, Trx } from '../../database/transaction.ts';
import type { Sight } from '../../licensing/sight.ts';
import { RequestError } from '../../problems.ts';
import { changedSchools } from './massChange.ts';

type Row = Pick<Selectable<Tables['roster_syncs']>, (typeof columns)[number]>;

const columns = [
  'id',
  'number',
  'source',
  'started_by',
  'requested_at',
  'state',
  'reason',
  'started_at',
  'ended_at',
  'org_ids',
  'file_at',
  'counts',
  'schools',
] as const;

/** A page of the district's runs, newest first. */
export async function listSyncs(
  db: Db,
  sight: Sight,
  { cursor, limit }: Readonly<{ cursor?: string | undefined; limit: number }>,
): Promise<RosterSyncPage> {
  let query = db
    .selectFrom('roster_syncs')
    .select(columns)
    .where('district_id', '=', sight.districtId)
    .orderBy('number', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) query = query.where('number', '<', placeOf(cursor));
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    syncs: await toSyncs(db, sight, page),
    next: rows.length > limit && last ? String(last.number) : null,
  };
}

function placeOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new RequestError('invalidRequest', 'This is not a cursor of this list.');
  return Number(cursor);
}

/** One run, or null when the district has none of this id. */
export async function findSync(db: Db | Trx, sight: Sight, id: string): Promise<RosterSync | null> {
  const row = await selectOne(db, sight, id);
  const [sync] = row ? await toSyncs(db, sight, [row]) : [];
  return sync ?? null;
}

/** One run with what it did to each school in sight, and its report where the reader acts for all of its schools. */
export async function readSyncDetail(db: Db, sight: Sight, id: string): Promise<RosterSyncDetail | null> {
  const row = await selectOne(db, sight, id);
  const [sync] = row ? await toSyncs(db, sight, [row]) : [];
  if (!row || !sync) return null;
  const report = reachesAll(sight, row.org_ids) ? await loadReport(db, id) : null;
  return {
    sync,
    schools: schoolsOf(row).filter(({ orgId }) => reachesAll(sight, [orgId])),
    report: report && toReport(report),
  };
}

/** The whole report of a run; null when it read nothing. `hidden` when the reader does not act for all of its schools. */
export async function readSyncReport(db: Db, sight: Sight, id: string): Promise<Report | 'hidden' | null> {
  const row = await selectOne(db, sight, id);
  if (!row) return null;
  return reachesAll(sight, row.org_ids) ? loadReport(db, id) : 'hidden';
}

/** Ids of people in a report are anybody's of these schools, so only who acts for every one of them reads it. */
function reachesAll({ reach }: Sight, orgIds: readonly string[]): boolean {
  switch (reach.kind) {
    case 'district':
      return true;
    case 'schools': {
      const reached = new Set<string>(reach.orgIds);
      return orgIds.length > 0 && orgIds.every((id) => reached.has(id));
    }
    case 'classes':
      return false;
  }
}

/** A held run is decided by the district, or by who acts for every school it would alter. */
function mayDecide(sight: Sight, row: Row): boolean {
  return reachesAll(
    sight,
    changedSchools(schoolsOf(row)).map(({ orgId }) => orgId),
  );
}

function schoolsOf({ schools }: Row): readonly SchoolCounts[] {
  return schools === null ? [] : SchoolCounts.array().parse(schools);
}

async function selectOne(db: Db | Trx, { districtId }: Sight, id: string): Promise<Row | undefined> {
  return db
    .selectFrom('roster_syncs')
    .select(columns)
    .where('district_id', '=', districtId)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function loadReport(db: Db, id: string): Promise<Report | null> {
  const row = await db.selectFrom('roster_syncs').select('report').where('id', '=', id).executeTakeFirst();
  // Written by this server from the same type.
  return (row?.report ?? null) as Report | null;
}

/** Rows as the wire has them, with who asked for each. */
export async function toSyncs(db: Db | Trx, sight: Sight, rows: readonly Row[]): Promise<RosterSync[]> {
  if (rows.length === 0) return [];
  const requests = await db
    .selectFrom('roster_sync_requests')
    .leftJoin('accounts', 'accounts.id', 'roster_sync_requests.account_id')
    .select(['sync_id', 'roster_sync_requests.account_id', 'display_name', 'org_id', 'at'])
    .where(
      'sync_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('roster_sync_requests.id')
    .execute();
  return rows.map((row) =>
    RosterSync.parse({
      id: row.id,
      source: row.source,
      startedBy: row.started_by,
      requestedAt: row.requested_at.toISOString(),
      requests: requests
        .filter(({ sync_id }) => sync_id === row.id)
        .map(({ account_id, display_name, org_id, at }) => ({
          accountId: account_id,
          displayName: display_name ?? '',
          orgId: org_id,
          at: at.toISOString(),
        })),
      state: row.state,
      reason: row.reason,
      startedAt: row.started_at?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
      fileAt: row.file_at?.toISOString() ?? null,
      counts: row.counts === null ? null : RosterCounts.parse(row.counts),
      mayDecide: row.state === 'held' && mayDecide(sight, row),
    }),
  );
}

/** The runs of a source that are not over, and the one that ended last. */
export async function readStanding(
  db: Db,
  sight: Sight,
  source: string,
): Promise<Readonly<{ lastRun: RosterSync | null; openRuns: RosterSync[] }>> {
  const all = db
    .selectFrom('roster_syncs')
    .select(columns)
    .where('district_id', '=', sight.districtId)
    .where('source', '=', source);
  const open = await all.where('state', 'in', ['requested', 'running', 'held']).orderBy('number').execute();
  const last = await all
    .where('state', 'in', ['done', 'failed'])
    .orderBy('ended_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .execute();
  const [lastRun = null] = await toSyncs(db, sight, last);
  return { lastRun, openRuns: await toSyncs(db, sight, open) };
}
