import type { OrgId } from '../../../shared/contract/ids.ts';
import type { RosterStanding } from '../../../shared/contract/rosterStanding.ts';
import { SyncedSource, type PlatformStatus, type RosterSyncId } from '../../../shared/contract/rosterSync.ts';
import type { Account } from '../../../shared/contract/session.ts';
import { orgsBelow } from '../queries/orgs.ts';
import type { Sql } from '../store/sqlite.ts';
import { readSources } from './sources.ts';
import { addWish, readWishes } from './wishes.ts';

/** `roster.standing`: what the server said last, with what was asked for here since. */
export function readStanding(sql: Sql, account: Account): RosterStanding {
  const known = readSources(sql);
  const kept = sql.all<{ source: string }>(
    `SELECT DISTINCT roster_source AS source FROM orgs
     WHERE roster_source <> 'manual' AND id IN (SELECT value FROM json_each(?)) ORDER BY source`,
    [orgsBelow(sql, account.orgIds)],
  );
  const platforms = kept.map(({ source }): PlatformStatus => {
    const platform = SyncedSource.parse(source);
    const said = known?.sources.platforms.find((status) => status.source === platform);
    return said ?? { source: platform, nextRunAt: null, lastRun: null, openRuns: [] };
  });
  return { asOf: known?.at ?? null, platforms, wishes: readWishes(sql), mayRequest: account.role !== 'teacher' };
}

type Asked = Readonly<{ orgId: OrgId; account: Account; newId: () => string; at: string }>;

/** `roster.requestSync`: notes that the platform of this org is to be asked today, to be sent when there is a network. */
export function requestSync(
  sql: Sql,
  { orgId, account, newId, at }: Asked,
): 'saved' | 'waitsAlready' | 'notYours' | 'keptByHand' {
  const org = sql.get<{ source: string }>(
    'SELECT roster_source AS source FROM orgs WHERE id = ? AND id IN (SELECT value FROM json_each(?))',
    [orgId, orgsBelow(sql, account.orgIds)],
  );
  if (!org || account.role === 'teacher') return 'notYours';
  const source = SyncedSource.safeParse(org.source);
  if (!source.success) return 'keptByHand';
  const wish = { id: newId() as RosterSyncId, orgId, source: source.data, madeAt: at };
  return addWish(sql, wish) ? 'saved' : 'waitsAlready';
}
