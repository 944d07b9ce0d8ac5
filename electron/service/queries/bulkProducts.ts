import type { BulkLine, BulkProducts } from '../../../shared/contract/bulk.ts';
import type { ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { User } from '../../../shared/contract/rows.ts';
import { availableIn, isRunning, servesUser } from '../../../shared/licensing/poolChoice.ts';
import { readWorld, type Asker } from '../store/readWorld.ts';
import type { Sql } from '../store/sqlite.ts';
import { countManaged } from './educators.ts';
import { readProductViews } from './licenses.ts';

/** `bulk.products`: each product for those who were selected, with how many hold it and what is available to any of them. */
export function readBulkProducts(sql: Sql, asker: Asker, userIds: readonly UserId[]): BulkProducts {
  const world = readWorld(sql, asker, userIds);
  const users = userIds.flatMap((userId) => world.user(userId) ?? []);
  const places = onePerPlace(users);
  const holdersOf = (productId: ProductId): number =>
    users.filter(({ id }) => world.holding(id, productId) !== undefined).length;
  const availableOf = (productId: ProductId): number =>
    world
      .poolsOf(productId)
      .filter((pool) => isRunning(pool, world.today) && places.some((user) => servesUser(world, pool, user)))
      .reduce((sum, pool) => sum + availableIn(pool), 0);
  const audiences = new Set(users.map(({ role }) => (role === 'student' ? 'student' : 'educator')));
  const lines = [...readProductViews(sql).values()].flatMap((product): BulkLine[] => {
    const holders = holdersOf(product.id);
    if (holders === 0 && !audiences.has(product.audience)) return [];
    return [{ product, holders, available: availableOf(product.id) }];
  });
  return {
    people: users.length,
    lines: lines.sort((a, b) => a.product.name.localeCompare(b.product.name, 'en')),
    managed: countManaged(
      sql,
      users.filter(({ role }) => role !== 'student').map(({ id }) => id),
    ),
  };
}

/** Whoever belongs to the same schools draws from the same pools: one of them answers for all. */
function onePerPlace(users: readonly User[]): readonly User[] {
  const places = new Map<string, User>();
  for (const user of users) places.set(user.orgIds.join('\n'), user);
  return [...places.values()];
}
