import { sql } from 'kysely';
import type { Change } from '../../shared/contract/change.ts';
import type { AccountId, ChangeId, DeviceId, OrgId, PoolId } from '../../shared/contract/ids.ts';
import { Effects } from '../../shared/contract/push.ts';
import type { Assignment } from '../../shared/contract/rows.ts';
import type { Effect } from '../../shared/licensing/decide.ts';
import type { Trx } from '../database/transaction.ts';
import { rowJson } from './rowSql.ts';
import type { Sight } from './sight.ts';

/** Somebody else was quicker between reading and writing: roll back and decide again on what is so now. */
export class LostRace extends Error {}

/** Who does it and when, for the history of licenses. */
export type Doer = Readonly<{ districtId: OrgId; accountId: AccountId; deviceId: DeviceId; at: Date }>;

/**
 * Writes what a decision does. Every statement holds its own guard (version, room in the pool), so that what was read
 * before cannot be trusted too much; a guard that does not hold throws `LostRace`.
 */
export async function writeEffects(
  trx: Trx,
  effects: readonly Effect[],
  change: Readonly<{ id: ChangeId; changeSet: Change['changeSet'] | null }>,
  doer: Doer,
): Promise<void> {
  for (const effect of effects) {
    await writeAssignment(trx, effect, doer);
  }
  await trx
    .insertInto('license_events')
    .values(
      effects.flatMap((effect) =>
        eventsOf(effect).map(({ kind, held }) => ({
          district_id: doer.districtId,
          kind,
          user_id: held.userId,
          product_id: held.productId,
          assignment_id: held.id,
          pool_id: held.poolId,
          change_id: change.id,
          change_set_id: change.changeSet?.id ?? null,
          label: change.changeSet?.label ?? null,
          account_id: doer.accountId,
          device_id: doer.deviceId,
          at: doer.at,
        })),
      ),
    )
    .execute();
  // Last: everybody who gives or takes a license of the pool waits for its row until this transaction ends.
  for (const [poolId, by] of countsOf(effects)) {
    await countPool(trx, poolId, by);
  }
}

async function writeAssignment(trx: Trx, effect: Effect, { districtId }: Doer): Promise<void> {
  const { assignment } = effect;
  switch (effect.kind) {
    case 'created': {
      const made = await trx
        .insertInto('assignments')
        .values({
          id: assignment.id,
          district_id: districtId,
          user_id: assignment.userId,
          product_id: assignment.productId,
          pool_id: assignment.poolId,
          version: assignment.version,
          assigned_at: assignment.assignedAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return assertOne(made.numInsertedOrUpdatedRows);
    }
    case 'moved': {
      const moved = await trx
        .updateTable('assignments')
        .set({ user_id: assignment.userId, version: assignment.version, assigned_at: assignment.assignedAt })
        .where('id', '=', assignment.id)
        .where('user_id', '=', effect.from.userId)
        .where('version', '=', effect.from.version)
        .executeTakeFirst();
      return assertOne(moved.numUpdatedRows);
    }
    case 'deleted': {
      const deleted = await trx
        .deleteFrom('assignments')
        .where('id', '=', assignment.id)
        .where('version', '=', assignment.version)
        .executeTakeFirst();
      return assertOne(deleted.numDeletedRows);
    }
  }
}

/** How each pool's count changes, in the order of ids: two changes that touch the same pools cannot lock each other out. */
function countsOf(effects: readonly Effect[]): readonly (readonly [PoolId, number])[] {
  const counts = new Map<PoolId, number>();
  for (const { kind, assignment } of effects) {
    const by = kind === 'created' ? 1 : kind === 'deleted' ? -1 : 0;
    counts.set(assignment.poolId, (counts.get(assignment.poolId) ?? 0) + by);
  }
  return [...counts].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function countPool(trx: Trx, poolId: PoolId, by: number): Promise<void> {
  const counted = await trx
    .updateTable('pools')
    .set((pool) => ({ assigned: pool('assigned', '+', by) }))
    .where('id', '=', poolId)
    .$if(by > 0, (update) => update.whereRef('assigned', '<', 'quantity'))
    .$if(by < 0, (update) => update.where('assigned', '>', 0))
    .executeTakeFirst();
  assertOne(counted.numUpdatedRows);
}

type LicenseEvent = Readonly<{ kind: 'given' | 'taken' | 'movedOut' | 'movedIn'; held: Assignment }>;

function eventsOf(effect: Effect): readonly LicenseEvent[] {
  switch (effect.kind) {
    case 'created':
      return [{ kind: 'given', held: effect.assignment }];
    case 'deleted':
      return [{ kind: 'taken', held: effect.assignment }];
    case 'moved':
      return [
        { kind: 'movedOut', held: effect.from },
        { kind: 'movedIn', held: effect.assignment },
      ];
  }
}

function assertOne(affected: bigint | undefined): void {
  if (affected !== 1n) throw new LostRace();
}

/** The rows as they are after it, for the verdict. */
export async function readEffects(trx: Trx, effects: readonly Effect[], sight: Sight): Promise<Effects> {
  const poolIds = [...new Set(effects.map(({ assignment }) => assignment.poolId))];
  const { rows } = await sql<{ row: string }>`
    select ${rowJson('pools', sight)} as row from pools l where l.id = any (${poolIds}::text[]) order by l.id
  `.execute(trx);
  return Effects.parse({
    assignments: effects.filter(({ kind }) => kind !== 'deleted').map(({ assignment }) => assignment),
    released: effects.filter(({ kind }) => kind === 'deleted').map(({ assignment }) => assignment.id),
    pools: rows.map(({ row }): unknown => JSON.parse(row)),
  });
}
