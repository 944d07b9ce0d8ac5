import { sql } from 'kysely';
import { SERVER_ACCOUNT } from '../audit/serverAccount.ts';
import { ChangeId, DeviceId, OrgId } from '../../shared/contract/ids.ts';
import { Assignment } from '../../shared/contract/rows.ts';
import type { Effect } from '../../shared/licensing/decide.ts';
import type { Trx } from '../database/transaction.ts';
import { writeEffects } from '../licensing/writeEffects.ts';

/** Nobody's computer: what the server does by itself comes from it. */
const NO_DEVICE = DeviceId.parse('00000000-0000-0000-0000-000000000000');

/**
 * Takes back what people hold who left, as any change would, with its history. Whoever waits in line is served when the
 * import has committed (`afterImport`): it holds people for long and must hold no line. Answers how many licenses came back.
 */
export async function returnLicenses(
  trx: Trx,
  { districtId, userIds, at }: Readonly<{ districtId: string; userIds: readonly string[]; at: Date }>,
): Promise<number> {
  const { rows } = await sql<Record<string, unknown>>`
    select id, user_id as "userId", product_id as "productId", pool_id as "poolId", version,
      to_char(assigned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "assignedAt"
    from assignments where user_id = any (${userIds}::text[]) order by user_id, id for update`.execute(trx);
  const effects = rows.map((row): Effect => ({ kind: 'deleted', assignment: Assignment.parse(row) }));
  if (effects.length === 0) return 0;
  const doer = { districtId: OrgId.parse(districtId), accountId: SERVER_ACCOUNT, deviceId: NO_DEVICE, at };
  await writeEffects(trx, effects, { id: ChangeId.parse(crypto.randomUUID()), changeSet: null }, doer);
  return effects.length;
}
