import type { AccountId } from '../../../shared/contract/ids.ts';
import { RosterSettings } from '../../../shared/contract/rosterSync.ts';
import { inTransaction, type Db, type Trx } from '../../database/transaction.ts';
import type { Sight } from '../../licensing/sight.ts';
import { RequestError } from '../../problems.ts';
import { auditRosterChange } from './auditSync.ts';
import { reschedule } from './schedule.ts';

/** What the district wants of its syncs. */
export async function readRosterSettings(db: Db | Trx, { districtId }: Sight): Promise<RosterSettings> {
  const row = await db
    .selectFrom('districts')
    .select(['sync_at', 'hold_above_percent', 'return_licenses_of_leavers'])
    .where('id', '=', districtId)
    .executeTakeFirstOrThrow();
  return RosterSettings.parse({
    syncAt: row.sync_at,
    holdAbovePercent: row.hold_above_percent,
    returnLicensesOfLeavers: row.return_licenses_of_leavers,
  });
}

export async function writeRosterSettings(
  db: Db,
  sight: Sight,
  { settings, accountId, at }: Readonly<{ settings: RosterSettings; accountId: AccountId; at: Date }>,
): Promise<RosterSettings> {
  if (sight.reach.kind !== 'district') throw new RequestError('forbidden');
  const { districtId } = sight;
  return inTransaction(db, async (trx) => {
    await trx
      .updateTable('districts')
      .set({
        sync_at: settings.syncAt,
        hold_above_percent: settings.holdAbovePercent,
        return_licenses_of_leavers: settings.returnLicensesOfLeavers,
      })
      .where('id', '=', districtId)
      .execute();
    await reschedule(trx, districtId, at);
    await auditRosterChange(trx, { districtId, accountId, at }, { what: 'rosterSettings', settings });
    return readRosterSettings(trx, sight);
  });
}
