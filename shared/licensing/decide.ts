import { lanesOf, type Change, type Intent, type Seen } from '../contract/change.ts';
import type { AssignmentId, Instant, PoolId, ProductId, UserId } from '../contract/ids.ts';
import type { ReasonCode } from '../contract/problem.ts';
import type { Assignment, Product, RosterSource, User } from '../contract/rows.ts';
import { gradeInRange } from '../roster/grades.ts';
import { choosePool, isRunning, servesUser } from './poolChoice.ts';
import { mayActFor } from './scope.ts';
import type { World } from './world.ts';

/** What an allowed change does to licenses. */
export type Effect =
  | Readonly<{ kind: 'created'; assignment: Assignment }>
  | Readonly<{ kind: 'moved'; from: Assignment; assignment: Assignment }>
  | Readonly<{ kind: 'deleted'; assignment: Assignment }>;

export type Decision =
  | Readonly<{ outcome: 'apply'; effects: readonly Effect[] }>
  | Readonly<{ outcome: 'noop'; reason: 'alreadyAssigned' | 'notAssigned' }>
  | Readonly<{ outcome: 'refuse'; reason: ReasonCode }>
  | Readonly<{ outcome: 'held' }>
  | Readonly<{ outcome: 'wait'; poolId: PoolId }>;

type Asked = Readonly<Pick<Change, 'id' | 'intent' | 'seen'>> & Readonly<{ at: Instant }>;

/**
 * The rules of LICENSING.md, "May it happen?": the first that fails is the reason. The server runs this to decide,
 * the client to predict; neither knows more than the world it passes in.
 */
export function decide(asked: Asked, world: World): Decision {
  const { intent } = asked;
  const reason = firstRefusal(intent, world);
  if (reason) return { outcome: 'refuse', reason };
  const done = goalReached(intent, world);
  if (done) return { outcome: 'noop', reason: done };
  if (!asked.seen.every((seen) => isAsSeen(seen, world)) || !sawEveryLane(asked)) return { outcome: 'held' };
  return effectsOf(asked, world);
}

/** Rules about people, products and rosters: everything that can be said before licenses are counted. */
function firstRefusal(intent: Intent, world: World): ReasonCode | null {
  const giver = giverOf(intent);
  const taker = takerOf(intent);
  for (const id of [giver?.userId, taker?.userId]) {
    const user = id && world.user(id);
    if (user && !mayActFor(world, user)) return 'outOfScope';
  }
  const giverUser = giver && world.user(giver.userId);
  const takerUser = taker && world.user(taker.userId);
  if ((giver && !giverUser) || (taker && !takerUser)) return 'unknownUser';
  if (takerUser?.status === 'inactive') return 'inactiveUser';
  const product = taker && world.product(taker.productId);
  if (taker && !product) return 'unknownProduct';
  if (giver && !world.product(giver.productId)) return 'unknownProduct';
  if (takerUser && product && !isForAudience(product, takerUser)) return 'wrongAudience';
  if (giverUser && isRosterManaged(world, giverUser)) return 'rosterManaged';
  if (takerUser && !cameWithItsRoster(world, takerUser)) return 'rosterManaged';
  if (takerUser && product && !isGradeEligible(product, takerUser) && !gradeConfirmed(intent))
    return 'gradeNotEligible';
  return null;
}

function goalReached(intent: Intent, world: World): 'alreadyAssigned' | 'notAssigned' | null {
  const giver = giverOf(intent);
  const taker = takerOf(intent);
  const gone = !giver || !world.holding(giver.userId, giver.productId);
  const there = !taker || world.holding(taker.userId, taker.productId) !== undefined;
  if (!gone || !there) return null;
  return taker ? 'alreadyAssigned' : 'notAssigned';
}

function effectsOf({ id, intent, at }: Asked, world: World): Decision {
  switch (intent.kind) {
    case 'assign':
      return give(id, intent.userId, intent.productId, intent.wait === true, at, world, []);
    case 'unassign': {
      const held = world.holding(intent.userId, intent.productId);
      return held ? { outcome: 'apply', effects: [{ kind: 'deleted', assignment: held }] } : { outcome: 'held' };
    }
    case 'swap': {
      const held = world.holding(intent.userId, intent.fromProductId);
      if (!held) return { outcome: 'held' };
      if (world.holding(intent.userId, intent.toProductId)) return { outcome: 'refuse', reason: 'alreadyAssigned' };
      const release: Effect = { kind: 'deleted', assignment: held };
      return give(id, intent.userId, intent.toProductId, intent.wait === true, at, world, [release]);
    }
    case 'move': {
      const held = world.holding(intent.fromUserId, intent.productId);
      if (!held) return { outcome: 'held' };
      if (world.holding(intent.toUserId, intent.productId)) return { outcome: 'refuse', reason: 'alreadyAssigned' };
      return handOver(held, intent.toUserId, at, world);
    }
  }
}

function give(
  changeId: string,
  userId: UserId,
  productId: ProductId,
  wait: boolean,
  at: Instant,
  world: World,
  before: readonly Effect[],
): Decision {
  const user = world.user(userId);
  if (!user) return { outcome: 'refuse', reason: 'unknownUser' };
  const choice = choosePool(world, user, productId);
  switch (choice.kind) {
    case 'pool': {
      const assignment: Assignment = {
        // The license is named after the change that created it (see AssignmentId).
        id: changeId as AssignmentId,
        userId,
        productId,
        poolId: choice.pool.id,
        version: 1,
        assignedAt: at,
      };
      return { outcome: 'apply', effects: [...before, { kind: 'created', assignment }] };
    }
    case 'empty':
      return wait ? { outcome: 'wait', poolId: choice.first.id } : { outcome: 'refuse', reason: 'noLicenseAvailable' };
    case 'none':
      return { outcome: 'refuse', reason: choice.reason };
  }
}

/** That very license changes hands: its pool must run, and serve the one who gets it. */
function handOver(held: Assignment, toUserId: UserId, at: Instant, world: World): Decision {
  const pool = world.poolsOf(held.productId).find((candidate) => candidate.id === held.poolId);
  const taker = world.user(toUserId);
  if (!pool || !taker || !servesUser(world, pool, taker)) return { outcome: 'refuse', reason: 'outOfScope' };
  if (pool.endsOn < world.today) return { outcome: 'refuse', reason: 'termEnded' };
  if (!isRunning(pool, world.today)) return { outcome: 'refuse', reason: 'termNotStarted' };
  const assignment: Assignment = { ...held, userId: toUserId, version: held.version + 1, assignedAt: at };
  return { outcome: 'apply', effects: [{ kind: 'moved', from: held, assignment }] };
}

/** Whose license of what is given up. */
function giverOf(intent: Intent): { userId: UserId; productId: ProductId } | null {
  switch (intent.kind) {
    case 'assign':
      return null;
    case 'unassign':
      return intent;
    case 'swap':
      return { userId: intent.userId, productId: intent.fromProductId };
    case 'move':
      return { userId: intent.fromUserId, productId: intent.productId };
  }
}

/** Who gets a license of what. */
function takerOf(intent: Intent): { userId: UserId; productId: ProductId } | null {
  switch (intent.kind) {
    case 'assign':
      return intent;
    case 'unassign':
      return null;
    case 'swap':
      return { userId: intent.userId, productId: intent.toProductId };
    case 'move':
      return { userId: intent.toUserId, productId: intent.productId };
  }
}

function gradeConfirmed(intent: Intent): boolean {
  return intent.kind !== 'unassign' && intent.gradeConfirmed === true;
}

function isForAudience(product: Product, user: User): boolean {
  return (product.audience === 'student') === (user.role === 'student');
}

/** Is the student's grade within the product's range? A student without a grade is not warned about. */
export function isGradeEligible(product: Product, user: User): boolean {
  return user.role !== 'student' || user.grade === null || gradeInRange(user.grade, product.minGrade, product.maxGrade);
}

/**
 * Educators of a Clever or ClassLink account keep what the platform gave them; students' licenses are managed here.
 * The license of someone who left can always be taken back.
 */
export function isRosterManaged(world: World, user: User): boolean {
  return user.role !== 'student' && user.status === 'active' && accountSource(world, user) !== 'manual';
}

/** In a Clever or ClassLink account an educator may be given a license only when they came with a sync. */
function cameWithItsRoster(world: World, user: User): boolean {
  return user.role === 'student' || accountSource(world, user) === 'manual' || user.rosterSource !== 'manual';
}

function accountSource(world: World, user: User): RosterSource {
  const primary = user.orgIds[0];
  return (primary && world.org(primary)?.rosterSource) ?? 'manual';
}

function isAsSeen(seen: Seen, world: World): boolean {
  const held = world.holding(seen.userId, seen.productId);
  if (!held || !seen.assignment) return !held && !seen.assignment;
  return held.id === seen.assignment.id && held.version === seen.assignment.version;
}

function sawEveryLane({ intent, seen }: Asked): boolean {
  return lanesOf(intent).every((lane) =>
    seen.some((entry) => entry.userId === lane.userId && entry.productId === lane.productId),
  );
}
