import type { Change, Intent } from '../../../shared/contract/change.ts';
import type { ChangeId, Day, Instant } from '../../../shared/contract/ids.ts';
import type { ReasonCode } from '../../../shared/contract/problem.ts';
import { decide } from '../../../shared/licensing/decide.ts';
import { overlayWorld, seenBy } from '../../../shared/licensing/overlayWorld.ts';
import type { World } from '../../../shared/licensing/world.ts';
import type { Lane, LaneEffect } from '../store/lane.ts';
import { laneEffects } from './predict.ts';

/** What would become of one intent when it is saved after those before it. */
export type Planned = Readonly<{
  id: ChangeId;
  intent: Intent;
  seen: Change['seen'];
  outcome: 'apply' | 'noop' | 'refuse' | 'wait';
  reason: ReasonCode | null;
  lanes: readonly LaneEffect[];
  /** The change whose effect this one takes back. */
  inverseOf: ChangeId | null;
  /** The day before which it is not sent. */
  notBefore: Day | null;
}>;

/** One intent to plan. */
export type Wanted = Readonly<{ intent: Intent; inverseOf?: ChangeId; notBefore?: Day | null }>;

/** Runs the shared rules over the intents in their order, each on what the earlier ones leave. Alters nothing. */
export function planChanges(
  view: World,
  wanted: readonly Wanted[],
  at: Instant,
  newId: () => ChangeId,
  waits: (lane: Lane) => boolean,
): readonly Planned[] {
  const { world, apply } = overlayWorld(view);
  return wanted.map(({ intent, inverseOf = null, notBefore = null }): Planned => {
    const id = newId();
    const seen = [...seenBy(world, intent)];
    const decision = decide({ id, intent, seen, at }, notBefore === null ? world : { ...world, today: notBefore });
    const base = { id, intent, seen, lanes: [], reason: null, inverseOf, notBefore };
    switch (decision.outcome) {
      case 'apply':
        // Nothing of a day to come is so before.
        if (notBefore !== null) return { ...base, outcome: 'apply' };
        apply(decision.effects);
        return { ...base, outcome: 'apply', lanes: laneEffects(decision.effects) };
      case 'wait':
        return { ...base, outcome: 'wait' };
      case 'noop':
        // Whoever waits leaves the line by the change that takes a license away.
        if (intent.kind === 'unassign' && waits(intent)) return { ...base, outcome: 'apply' };
        return { ...base, outcome: 'noop', reason: decision.reason };
      case 'refuse':
        // Which licenses are free on a day to come nobody knows; the server says so then.
        if (notBefore !== null && decision.reason === 'noLicenseAvailable') return { ...base, outcome: 'apply' };
        return { ...base, outcome: 'refuse', reason: decision.reason };
      case 'held':
        return { ...base, outcome: 'refuse', reason: 'changedElsewhere' };
    }
  });
}
