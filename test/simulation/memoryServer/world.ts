import type { World } from '../../../shared/licensing/world.ts';
import { dayIn } from '../../../server/licensing/today.ts';
import { seenUser, type Sight } from './sight.ts';
import type { Memory, State } from './state.ts';

const days = new Map<string, string>();

/** The district's day; asked thousands of times in a run for a handful of minutes. */
function today(memory: Memory): string {
  const at = memory.now();
  const key = `${memory.timeZone} ${Math.floor(at.getTime() / 60_000)}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  if (days.size > 10_000) days.clear();
  const day = dayIn(memory.timeZone, at);
  days.set(key, day);
  return day;
}

/** The world of the rules as the server loads it for one account (`server/licensing/loadWorld.ts`). */
export function worldOf(memory: Memory, state: State, sight: Sight): World {
  const { tables } = state;
  const { orgIds } = sight;
  const isOrgInSight = (id: string): boolean => orgIds === null || orgIds.has(id);
  return {
    today: today(memory),
    actor: { role: sight.account.role, orgIds: sight.account.orgIds },
    user: (id) => {
      const user = tables.users.get(id);
      return user && seenUser(sight, user);
    },
    org: (id) => (isOrgInSight(id) ? tables.orgs.get(id) : undefined),
    product: (id) => tables.products.get(id),
    poolsOf: (productId) =>
      [...tables.pools.values()].filter((pool) => pool.productId === productId && isOrgInSight(pool.orgId)),
    holding: (userId, productId) => {
      for (const held of tables.assignments.values())
        if (held.userId === userId && held.productId === productId) return held;
      return undefined;
    },
    teaches: () => false,
  };
}
