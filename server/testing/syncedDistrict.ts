import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { OrgId } from '../../shared/contract/ids.ts';
import {
  RosterSyncDetail,
  RosterSyncRequested,
  type RosterSync,
  type SyncedSource,
} from '../../shared/contract/rosterSync.ts';
import type { Database } from '../database/database.ts';
import { importUpload } from '../rostering/importUpload.ts';
import { SYNC_CHANNEL } from '../rostering/sync/channel.ts';
import { createAccountAt } from './district.ts';
import { rosterFiles, type RosterOutline } from './rosterUpload.ts';
import type { Raw, TestDevice } from './testDevice.ts';

let made = 0;

/** Ten students each of s1 and s2 (kept in Clever) and of s3 (kept by hand), and a teacher of s1. */
export function outlineOf(district: string): RosterOutline {
  const people: Record<string, readonly string[]> = { t1: ['s1'] };
  for (const school of ['s1', 's2', 's3']) {
    for (let number = 0; number < 10; number++) people[`u${school}-${number}`] = [school];
  }
  return { district, schools: { s1: 'clever', s2: 'clever', s3: 'manual' }, people };
}

/** Whoever of an outline is not in this list. */
export function without(outline: RosterOutline, gone: readonly string[]): RosterOutline {
  const people = Object.fromEntries(Object.entries(outline.people).filter(([id]) => !gone.includes(id)));
  return { ...outline, people };
}

/** A district that was imported once, with accounts to look at its syncs. */
export async function createSyncedDistrict({ db }: Pick<Database, 'db'>) {
  const outline = outlineOf(`synced-${++made}`);
  const upload = { name: 'start', roster: rosterFiles(outline), licenses: [] };
  const { districtId: id } = await importUpload(db, upload, { now: new Date('2026-08-01T12:00:00Z') });
  const orgs = await db.selectFrom('orgs').select(['id', 'sourced_id']).where('district_id', '=', id).execute();
  const org = (sourcedId: string): OrgId => OrgId.parse(orgs.find((row) => row.sourced_id === sourcedId)?.id);
  const addAccount = async (role: Parameters<typeof createAccountAt>[1]['role'], ...schools: readonly string[]) =>
    createAccountAt(db, {
      districtId: id,
      role,
      orgIds: schools.length === 0 ? [id] : schools.map(org),
      userId: null,
    });
  const active = async (): Promise<readonly string[]> =>
    (
      await db
        .selectFrom('users')
        .select('sourced_id')
        .where('district_id', '=', id)
        .where('status', '=', 'active')
        .orderBy('sourced_id')
        .execute()
    ).map(({ sourced_id }) => sourced_id);
  return { id: OrgId.parse(id), outline, org, addAccount, active };
}

export type SyncedDistrict = Awaited<ReturnType<typeof createSyncedDistrict>>;

export async function request(device: TestDevice, orgId: string, id: string = crypto.randomUUID()): Promise<Raw> {
  return device.call('POST', '/v1/roster-syncs', { id, orgId });
}

export async function decide(device: TestDevice, id: string, decision: 'approve' | 'reject'): Promise<Raw> {
  return device.call('POST', `/v1/roster-syncs/${id}/approval`, { decision });
}

export async function detail(device: TestDevice, id: string): Promise<RosterSyncDetail> {
  return RosterSyncDetail.parse((await device.call('GET', `/v1/roster-syncs/${id}`)).body);
}

/** Waits until a run has ended or is held. */
export async function ended(device: TestDevice, id: string): Promise<RosterSync> {
  for (;;) {
    const { sync } = await detail(device, id);
    if (sync.state !== 'requested' && sync.state !== 'running') return sync;
    await pause(20);
  }
}

/** Asks for a run and waits for its end. */
export async function run(device: TestDevice, orgId: string): Promise<RosterSync> {
  const answer = await request(device, orgId);
  if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return ended(device, RosterSyncRequested.parse(answer.body).sync.id);
}

/** Makes every server on the database look whether something is due. */
export async function wakeServers({ db }: Database): Promise<void> {
  await sql`select pg_notify(${SYNC_CHANNEL}, '')`.execute(db);
}

/** Until some server has looked what is due at this time, and has put it into the queue. */
export async function untilLooked(database: Database, now: Date): Promise<void> {
  for (;;) {
    await wakeServers(database);
    const { rows } = await sql`select from orgs o where o.roster_source <> 'manual' and not exists (
      select from roster_schedules r where r.district_id = o.district_id and r.source = o.roster_source
        and r.next_run_at > ${now})`.execute(database.db);
    if (rows.length === 0) return;
    await pause(20);
  }
}

/** The runs of a source by the clock, once none of them is under way. */
export async function nightlyRuns({ db }: Database, districtId: string, source: SyncedSource = 'clever') {
  for (;;) {
    const rows = await db
      .selectFrom('roster_syncs')
      .select(['id', 'state', 'reason', 'attempt'])
      .where('district_id', '=', districtId)
      .where('source', '=', source)
      .where('started_by', '=', 'schedule')
      .orderBy('number')
      .execute();
    if (rows.every(({ state }) => state !== 'requested' && state !== 'running')) return rows;
    await pause(20);
  }
}
