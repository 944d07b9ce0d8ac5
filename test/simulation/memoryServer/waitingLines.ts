import type { Change, Intent } from '../../../shared/contract/change.ts';
import type { PoolId, ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { ReasonCode } from '../../../shared/contract/problem.ts';
import type { WaitState } from '../../../shared/contract/waiting.ts';
import type { WaitingEntry } from '../../../shared/contract/rows.ts';
import { decide, type Effect } from '../../../shared/licensing/decide.ts';
import { availableIn, isRunning, servesUser } from '../../../shared/licensing/poolChoice.ts';
import { waitOutcome } from '../../../shared/licensing/waiting.ts';
import { withEffects } from './effects.ts';
import type { Account } from '../../../shared/contract/session.ts';
import { sightOf, type Sight } from './sight.ts';
import { withRow, type Memory, type State } from './state.ts';
import { worldOf } from './world.ts';

type Lane = Readonly<{ userId: UserId; productId: ProductId }>;

/** What a change that would rather wait wants. */
export function wantedBy(intent: Intent): Lane | null {
  switch (intent.kind) {
    case 'assign':
      return intent;
    case 'swap':
      return { userId: intent.userId, productId: intent.toProductId };
    case 'unassign':
    case 'move':
      return null;
  }
}

/** The line of a product, first come first. */
function lineOf(state: State, productId: string): readonly WaitingEntry[] {
  return [...state.tables.waiting.values()]
    .filter((entry) => entry.productId === productId)
    .sort((a, b) => (`${a.requestedAt} ${a.id}` < `${b.requestedAt} ${b.id}` ? -1 : 1));
}

export function joinLine(
  memory: Memory,
  state: State,
  change: Change,
  by: Readonly<{ poolId: PoolId; accountId: string; deviceId: string }>,
): State {
  const wanted = wantedBy(change.intent);
  if (!wanted) return state;
  const last = lineOf(state, wanted.productId).at(-1);
  const at = Math.max(memory.now().getTime(), last ? Date.parse(last.requestedAt) + 1 : 0);
  const entry: WaitingEntry = {
    id: change.id,
    userId: wanted.userId,
    productId: wanted.productId,
    poolId: by.poolId,
    requestedAt: new Date(at).toISOString(),
  };
  const waits = new Map(state.waits).set(change.id, { change, accountId: by.accountId, deviceId: by.deviceId });
  return { ...withRow(state, 'waiting', change.id, entry), waits };
}

/** How a wait ended. */
export type End = Readonly<Pick<WaitState, 'reason'> & { state: 'served' | 'cancelled' | 'dropped'; at: string }>;

export function endWait(state: State, id: string, { at, ...end }: End): State {
  const entry = state.tables.waiting.get(id);
  if (!entry) return state;
  const waits = new Map(state.waits);
  waits.delete(id);
  const ended = new Map(state.ended).set(id, { ...entry, ...end, endedAt: at });
  return { ...withRow(state, 'waiting', id, null), waits, ended };
}

/** Whoever shall have a product no more, or got it some other way, waits no more. */
export function endWaitsOf(state: State, lane: Lane, end: End): State {
  let next = state;
  for (const { id, userId } of lineOf(state, lane.productId)) if (userId === lane.userId) next = endWait(next, id, end);
  return next;
}

export function endWaitsServed(state: State, effects: readonly Effect[], at: string): State {
  let next = state;
  const end: End = { state: 'dropped', reason: 'alreadyAssigned', at };
  for (const { kind, assignment } of effects) if (kind !== 'deleted') next = endWaitsOf(next, assignment, end);
  return next;
}

/** Gives what is free of these products to those who wait for it. */
export function serveLines(memory: Memory, state: State, products: readonly ProductId[]): State {
  let next = state;
  const due = [...products];
  for (let productId = due.shift(); productId !== undefined; productId = due.shift()) {
    for (const entry of lineOf(next, productId)) {
      if (!canBeServed(memory, next, entry)) continue;
      const settled = settleWait(memory, next, entry);
      next = settled.state;
      due.push(...settled.freed);
    }
  }
  return next;
}

/** Is there anything free, by place and term alone? */
function canBeServed(memory: Memory, state: State, entry: WaitingEntry): boolean {
  if (!state.tables.waiting.has(entry.id)) return false;
  const user = state.tables.users.get(entry.userId);
  if (!user) return false;
  const world = worldOf(memory, state, everything);
  return [...state.tables.pools.values()].some(
    (pool) =>
      pool.productId === entry.productId &&
      availableIn(pool) > 0 &&
      isRunning(pool, world.today) &&
      servesUser(world, pool, user),
  );
}

/** The server asks what is free without anybody's sight. */
const everything: Sight = {
  account: { role: 'districtAdministrator', orgIds: [] } as unknown as Account,
  fingerprint: 'district',
  reach: null,
  orgIds: null,
};

function settleWait(memory: Memory, state: State, entry: WaitingEntry): { state: State; freed: readonly ProductId[] } {
  const wait = state.waits.get(entry.id);
  const account = wait && state.accounts.get(wait.accountId);
  const at = memory.now().toISOString();
  const dropped = (reason: ReasonCode): { state: State; freed: readonly ProductId[] } => {
    return { state: endWait(state, entry.id, { state: 'dropped', reason, at }), freed: [] };
  };
  if (!wait || !account) return dropped('outOfScope');
  const world = worldOf(memory, state, sightOf(state.tables, account));
  const outcome = waitOutcome(decide({ ...wait.change, at }, world));
  if (outcome.outcome === 'keep') return { state, freed: [] };
  if (outcome.outcome === 'drop') return dropped(outcome.reason);
  let next = withEffects(state, outcome.effects, wait.change, { deviceId: wait.deviceId, how: 'served', world });
  next = endWait(next, entry.id, { state: 'served', reason: null, at });
  next = endWaitsServed(next, outcome.effects, at);
  const freed = outcome.effects.filter(({ kind }) => kind === 'deleted').map(({ assignment }) => assignment.productId);
  return { state: next, freed };
}
