import type { Intent } from '../../../shared/contract/change.ts';
import type { ReasonCode } from '../../../shared/contract/problem.ts';
import type { Preview, SaveMode } from '../../../shared/contract/view.ts';
import type { Planned } from '../sync/planChanges.ts';
import { plan, wantedIn, type SaveContext } from './saveChanges.ts';

/** `changes.preview`: what saving would do, by the very functions that save. */
export function previewChanges(context: SaveContext, intents: readonly Intent[], mode: SaveMode = 'fit'): Preview {
  const planned = plan(context, wantedIn(intents, mode));
  const results = planned.map(({ intent, outcome, reason }) => ({ intent, outcome, reason }));
  return { results, ...countOutcomes(planned) };
}

/** The numbers of a plan. */
export function countOutcomes(plan: readonly Planned[]): Omit<Preview, 'results'> {
  const counts = { apply: 0, noop: 0, refuse: 0, wait: 0 };
  const reasons = new Map<ReasonCode, number>();
  let couldWait = 0;
  for (const planned of plan) {
    const { outcome, reason } = planned;
    counts[outcome] += 1;
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (isShort(planned)) couldWait += 1;
  }
  return { counts, couldWait, reasons: [...reasons].map(([reason, count]) => ({ reason, count })) };
}

/** Is a free license all that is missing? Then the change can wait in line for one. */
function isShort({ intent, reason }: Planned): boolean {
  return reason === 'noLicenseAvailable' && (intent.kind === 'assign' || intent.kind === 'swap');
}
