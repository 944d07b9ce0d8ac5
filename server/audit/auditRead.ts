import type { Db, Trx } from '../database/transaction.ts';
import { writeAudit, type By } from './writeAudit.ts';

export type Read = Readonly<{
  kind: 'snapshot' | 'changes' | 'people' | 'audit';
  /** How many were handed out; null for a stream. */
  rows: number | null;
  /** What was asked for, where it was not everything in sight: ids and codes. */
  asked?: Readonly<Record<string, unknown>>;
  userIds?: readonly string[];
  orgIds?: readonly string[];
}>;

/** Who read the roster, when, with which device (SECURITY: student privacy). */
export async function auditRead(db: Db | Trx, by: By, { kind, rows, asked, userIds, orgIds }: Read): Promise<void> {
  await writeAudit(db, by, {
    kind,
    ...(userIds ? { userIds } : {}),
    ...(orgIds ? { orgIds } : {}),
    detail: { rows, ...(asked ? { asked } : {}) },
  });
}
