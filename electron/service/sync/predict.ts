import { lanesOf, type Change, type Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, Instant } from '../../../shared/contract/ids.ts';
import type { Assignment } from '../../../shared/contract/rows.ts';
import { decide, type Effect } from '../../../shared/licensing/decide.ts';
import { overlayWorld } from '../../../shared/licensing/overlayWorld.ts';
import type { World } from '../../../shared/licensing/world.ts';
import { laneKey, type Lane, type LaneEffect } from '../store/lane.ts';

/** A change whose effect is not in the base tables yet. */
export type LiveChange = Readonly<{
  id: ChangeId;
  intent: Intent;
  seen: Change['seen'];
  at: Instant;
  /** What it was last predicted to do. */
  predicted: readonly LaneEffect[];
  /** What the server said, once it did. */
  verdict: null | Readonly<
    { seq: number; status: 'noop' } | { seq: number; status: 'applied'; held: readonly Assignment[] }
  >;
}>;

/** One row of the overlay. */
export type OverlayLane = Lane &
  Readonly<{ assignment: Assignment | null; changeId: ChangeId; settledSeq: number | null }>;

export type Prediction = Readonly<{
  overlay: readonly OverlayLane[];
  /** Changes that do something else than was last predicted. */
  predicted: ReadonlyMap<ChangeId, readonly LaneEffect[]>;
}>;

/**
 * What the lanes of the live changes will be: the server's answers where they are there, the shared rules for the
 * rest. `base` is the server's truth in these lanes. A change that the rules would no longer allow keeps showing its
 * goal until the server has said so: between the tick and the verdict a row never shows the old value again.
 */
export function predictLive(base: World, live: readonly LiveChange[]): Prediction {
  const { world, apply } = overlayWorld(base);
  const overlay = new Map<string, OverlayLane>();
  const predicted = new Map<ChangeId, readonly LaneEffect[]>();
  for (const change of live) {
    const { effects, isNews } = effectsOf(change, world);
    const lanes = laneEffects(effects);
    apply(effects);
    if (isNews) predicted.set(change.id, lanes);
    const settledSeq = change.verdict?.seq ?? null;
    for (const { userId, productId, assignment } of lanes)
      overlay.set(laneKey({ userId, productId }), { userId, productId, assignment, changeId: change.id, settledSeq });
  }
  return { overlay: [...overlay.values()].filter((lane) => !isInBase(lane, base)), predicted };
}

/** The effects lane by lane. */
export function laneEffects(effects: readonly Effect[]): readonly LaneEffect[] {
  const lanes = new Map<string, LaneEffect>();
  const put = (of: Assignment, assignment: Assignment | null, was: LaneEffect['was']): void => {
    const lane = { userId: of.userId, productId: of.productId };
    const before = lanes.get(laneKey(lane));
    lanes.set(laneKey(lane), { ...lane, assignment, was: before ? before.was : was });
  };
  for (const effect of effects) {
    switch (effect.kind) {
      case 'created':
        put(effect.assignment, effect.assignment, null);
        break;
      case 'deleted':
        put(effect.assignment, null, effect.assignment.poolId);
        break;
      case 'moved':
        put(effect.from, null, effect.from.poolId);
        put(effect.assignment, effect.assignment, null);
        break;
    }
  }
  return [...lanes.values()];
}

function effectsOf(change: LiveChange, world: World): { effects: readonly Effect[]; isNews: boolean } {
  const { verdict } = change;
  if (verdict?.status === 'applied') {
    const { held } = verdict;
    const goals = lanesOf(change.intent).map((lane) => ({ ...lane, assignment: inLane(held, lane) }));
    return { effects: setLanes(goals, world), isNews: true };
  }
  if (verdict) return { effects: setLanes(change.predicted, world), isNews: false };
  const decision = decide(change, world);
  switch (decision.outcome) {
    case 'apply':
      return { effects: decision.effects, isNews: true };
    case 'noop':
      return { effects: [], isNews: false };
    case 'refuse':
    case 'held':
    case 'wait':
      return { effects: setLanes(change.predicted, world), isNews: false };
  }
}

function setLanes(goals: readonly (Lane & { assignment: Assignment | null })[], world: World): readonly Effect[] {
  return goals.flatMap(({ userId, productId, assignment }): Effect[] => {
    const held = world.holding(userId, productId);
    return [
      ...(held ? [{ kind: 'deleted', assignment: held } as const] : []),
      ...(assignment ? [{ kind: 'created', assignment } as const] : []),
    ];
  });
}

function inLane(held: readonly Assignment[], lane: Lane): Assignment | null {
  return held.find((entry) => entry.userId === lane.userId && entry.productId === lane.productId) ?? null;
}

function isInBase({ userId, productId, assignment }: OverlayLane, base: World): boolean {
  const held = base.holding(userId, productId);
  if (!held || !assignment) return !held && !assignment;
  return held.id === assignment.id && held.version === assignment.version && held.poolId === assignment.poolId;
}
