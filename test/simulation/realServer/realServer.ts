import { sql } from 'kysely';
import { createEventStreams } from '../../../server/events/eventStreams.ts';
import { ensureMeta, readEpoch } from '../../../server/database/meta.ts';
import type { Db } from '../../../server/database/transaction.ts';
import { from, rowJson } from '../../../server/licensing/rowSql.ts';
import { loadSight } from '../../../server/licensing/sight.ts';
import { createApp } from '../../../server/routes/createApp.ts';
import { openTestDatabase } from '../../../server/testing/testDatabase.ts';
import { OLDEST_CONTRACT } from '../../../shared/contract/session.ts';
import type { OrgId } from '../../../shared/contract/ids.ts';
import type { PushRequest, PushResponse } from '../../../shared/contract/push.ts';
import { tableNames, type TableName } from '../../../shared/contract/rows.ts';
import type { Done, Rows, Said, Site } from '../site.ts';
import type { WireAnswer, WireRequest } from '../wire.ts';
import type { World } from '../world.ts';
import { backUp } from './backup.ts';
import { happenAt } from './events.ts';
import { fill } from './fill.ts';

/** The real licensing API on an embedded PostgreSQL, for one run after the other. `keepsCopy`: the run restores one. */
export type RealServer = Readonly<{
  siteFor: (world: World, now: () => Date, keepsCopy: boolean) => Promise<Site>;
  stop: () => Promise<void>;
}>;

export async function openRealServer(): Promise<RealServer> {
  const database = await openTestDatabase('embedded');
  let clock = (): Date => new Date();
  const now = (): Date => clock();
  const events = createEventStreams(now);
  const { cursorSecret } = await ensureMeta(database.db);
  const { app } = createApp({
    oldestContract: OLDEST_CONTRACT,
    database,
    now,
    cursorSecret,
    events,
    inFlight: new Set(),
    syncsNightly: false,
    logLevel: 'silent',
    logTo: process.stderr,
    trustProxy: null,
  });
  await app.ready();
  const answer = async ({ method, path, headers, body }: WireRequest): Promise<WireAnswer> => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      headers: { ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const told = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
    return {
      status: response.statusCode,
      headers: Object.fromEntries(told) as Record<string, string>,
      body: response.body,
    };
  };
  return {
    siteFor: async (world, at, keepsCopy) => {
      clock = at;
      await fill(database.db, world);
      if (keepsCopy) await backUp(database.db);
      return createSite(database.db, world, at, answer);
    },
    stop: async () => {
      events.stop();
      await app.close();
      await database.stop();
    },
  };
}

function createSite(
  db: Db,
  { districtId }: World,
  now: () => Date,
  answer: (request: WireRequest) => Promise<WireAnswer>,
): Site {
  const listeners: (() => void)[] = [];
  const said: Said[] = [];
  let epochs = 1;
  const newEpoch = (): string => {
    epochs += 1;
    return `epoch-${epochs}`;
  };
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    handle: async (request) => {
      const answered = await answer(request);
      if (request.method !== 'POST' || request.path !== '/v1/push' || answered.status !== 200) return answered;
      said.push(...saidIn(request.body ?? '', answered.body));
      tell();
      return answered;
    },
    happen: async (event) => {
      await happenAt({ db, districtId, now, newEpoch }, event);
      tell();
    },
    onChanged: (listener) => listeners.push(listener),
    rows: async () => readRows(db, districtId),
    done: async () => readDone(db, said),
    said: () => said,
    epoch: async () => readEpoch(db),
  };
}

function saidIn(request: string, answer: string): readonly Said[] {
  const { changes, deviceId, epoch } = JSON.parse(request) as PushRequest;
  const { results } = JSON.parse(answer) as PushResponse;
  return results.flatMap(({ id, result }) => {
    const item = changes.find((change) => change.id === id);
    return item ? [{ item, deviceId, epoch, result }] : [];
  });
}

/** All rows of the district, made by the SQL that makes those of a pull. */
async function readRows(db: Db, districtId: string): Promise<Rows> {
  const sight = await loadSight(db, {
    role: 'districtAdministrator',
    orgIds: [districtId as OrgId],
    userId: null,
    districtId: districtId as OrgId,
  });
  const rows = Object.fromEntries(tableNames.map((table) => [table, [] as unknown[]])) as Record<TableName, unknown[]>;
  const selects = tableNames.map(
    (table) => sql`select ${sql.lit(table)} as "table", ${rowJson(table, sight)} as row from ${from(table)}
      where ${table === 'waiting' ? sql`w.state = 'waiting'` : sql`true`}`,
  );
  const found = await sql<{ table: TableName; row: string }>`${sql.join(selects, sql` union all `)}`.execute(db);
  for (const { table, row } of found.rows) rows[table].push(JSON.parse(row));
  return rows as Rows;
}

/** What was done, by the history of licenses. A change that comes again in it was done again. */
async function readDone(db: Db, said: readonly Said[]): Promise<readonly Done[]> {
  const { rows } = await sql<{ kind: string; lane: string; change_id: string; device_id: string }>`
    select kind, user_id || ' ' || product_id as lane, change_id, device_id from license_events order by id`.execute(
    db,
  );
  const waited = new Set(said.filter(({ result }) => result.status === 'waiting').map(({ item }) => item.id as string));
  const seen = new Set<string>();
  const changes = new Set<string>();
  return rows.flatMap(({ kind, lane, change_id: changeId, device_id: deviceId }): readonly Done[] => {
    const event = `${kind} ${lane} ${changeId}`;
    const again = seen.has(event) || !changes.has(changeId);
    seen.add(event);
    changes.add(changeId);
    return again ? [{ changeId, deviceId, how: waited.has(changeId) ? 'served' : 'applied', before: null }] : [];
  });
}
