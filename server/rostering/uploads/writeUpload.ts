import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/contract/canonicalJson.ts';
import type { RosterUploadPreview } from '../../../shared/contract/rosterUpload.ts';
import type { Trx } from '../../database/transaction.ts';
import { RequestError } from '../../problems.ts';
import { writeImport, type ReadImport } from '../importUpload.ts';
import { listLeavers } from '../schoolCounts.ts';
import { changedSchools, massChanges } from '../sync/massChange.ts';
import { toCounts } from '../sync/toCounts.ts';
import { toReport } from '../sync/toReport.ts';

export type UploadedFile = Readonly<{ read: ReadImport; hash: string }>;
type Of = Readonly<{ districtId: string; now: Date }>;

/**
 * Writes an upload in the caller's transaction, within the schools whose rosters are kept by hand, and tells what that
 * did. The mark is made of the file and of all it did, those who leave one by one: equal marks are equal effects.
 */
export async function writeUpload(
  trx: Trx,
  { read, hash }: UploadedFile,
  { districtId, now }: Of,
): Promise<RosterUploadPreview> {
  await refuseOtherSchools(trx, read, districtId);
  const imported = await writeImport(trx, read, { district: { kind: 'known', id: districtId }, now, source: 'manual' });
  const changed = changedSchools(imported.schools);
  const names = await namesOf(trx, districtId);
  const counts = toCounts(imported);
  const told = { hash, counts, schools: changed, leavers: await listLeavers(trx) };
  return {
    mark: createHash('sha256').update(canonicalJson(told)).digest('base64url'),
    counts,
    schools: changed.map((school) => ({ ...school, name: names.get(school.orgId) ?? '' })),
    report: toReport(imported.report),
    massChange: massChanges(imported.schools, await holdAbove(trx, districtId)).map(({ orgId }) => orgId),
  };
}

/** A file of another district would add its schools here; one of Clever's or ClassLink's schools would do nothing. */
async function refuseOtherSchools(trx: Trx, { roster, modes }: ReadImport, districtId: string): Promise<void> {
  const orgs = await trx
    .selectFrom('orgs')
    .select(['sourced_id', 'type', 'roster_source'])
    .where('district_id', '=', districtId)
    .execute();
  const known = modes.orgs === 'absent' ? orgs : orgs.filter(({ sourced_id }) => roster.orgs.has(sourced_id));
  if (known.length === 0) throw new RequestError('uploadOfOtherSchools');
  const schools = known.filter(({ type }) => type !== 'district');
  const about = schools.length > 0 ? schools : known;
  if (about.every(({ roster_source }) => roster_source !== 'manual')) throw new RequestError('rosterManaged');
}

async function namesOf(trx: Trx, districtId: string): Promise<ReadonlyMap<string, string>> {
  const orgs = await trx.selectFrom('orgs').select(['id', 'name']).where('district_id', '=', districtId).execute();
  return new Map(orgs.map(({ id, name }) => [id, name]));
}

async function holdAbove(trx: Trx, districtId: string): Promise<number> {
  const row = await trx
    .selectFrom('districts')
    .select('hold_above_percent')
    .where('id', '=', districtId)
    .executeTakeFirstOrThrow();
  return row.hold_above_percent;
}
