import { OrgId } from '../../shared/contract/ids.ts';
import type { District } from '../../shared/contract/district.ts';
import { auditDistrict } from '../audit/auditDistrict.ts';
import type { By } from '../audit/writeAudit.ts';
import { inTransaction, type Db, type Trx } from '../database/transaction.ts';
import { reviewDistrict } from '../licensing/serveDistrict.ts';
import { reschedule } from '../rostering/sync/schedule.ts';

/** The district as it is; its name is that of its org. */
export async function readDistrict(db: Db | Trx, districtId: string): Promise<District> {
  const { id, name, time_zone } = await db
    .selectFrom('districts')
    .innerJoin('orgs', 'orgs.id', 'districts.id')
    .select(['districts.id', 'orgs.name', 'districts.time_zone'])
    .where('districts.id', '=', districtId)
    .executeTakeFirstOrThrow();
  return { id: OrgId.parse(id), name, timeZone: time_zone };
}

/** Sets the time zone by which the district's days go; the nightly sync is due at the same time on the new clock. */
export async function setTimeZone(db: Db, by: By, timeZone: string): Promise<District> {
  const { districtId, at } = by;
  const isOther = await inTransaction(db, async (trx) => {
    const { time_zone: before } = await trx
      .selectFrom('districts')
      .select('time_zone')
      .where('id', '=', districtId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before === timeZone) return false;
    await trx.updateTable('districts').set({ time_zone: timeZone }).where('id', '=', districtId).execute();
    await reschedule(trx, districtId, at);
    await auditDistrict(trx, by, { what: 'timeZone', from: before, to: timeZone });
    return true;
  });
  // A term that begins or ends today may have begun or ended with that.
  if (isOther) await reviewDistrict(db, districtId, at);
  return readDistrict(db, districtId);
}
