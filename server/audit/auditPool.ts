import type { Trx } from '../database/transaction.ts';
import { writeAudit, type By } from './writeAudit.ts';

type PoolDeed =
  | Readonly<{ deed: 'quantity'; poolId: string; bought: number; before: number }>
  | Readonly<{ deed: 'transfer'; id: string; fromPoolId: string; toPoolId: string; quantity: number }>;

/** A pool's quantity was set, or licenses were moved from one to another. */
export async function auditPool(trx: Trx, by: By, deed: PoolDeed, orgIds: readonly string[]): Promise<void> {
  await writeAudit(trx, by, { kind: 'pool', orgIds, detail: deed });
}
