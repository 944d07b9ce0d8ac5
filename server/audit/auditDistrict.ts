import type { Trx } from '../database/transaction.ts';
import { writeAudit, type By } from './writeAudit.ts';

/** A setting of the district was changed. */
export async function auditDistrict(
  trx: Trx,
  by: By,
  detail: Readonly<{ what: 'timeZone'; from: string; to: string }>,
): Promise<void> {
  await writeAudit(trx, by, { kind: 'district', orgIds: [by.districtId], detail });
}
