import type { UserId } from '../../shared/contract/ids.ts';
import type { ActivityItem } from '../../shared/contract/view.ts';

/** What a person may decide about a change that needs them, besides dropping it. */
export type Choice = 'keepMine' | 'sendAgain' | null;

/**
 * What saving a change anew can lead to: a premise that was altered is the person's to overrule; what failed for a
 * passing cause may be tried again; what the rules forbid for good is not offered.
 */
export function choiceFor({ state, reason }: Pick<ActivityItem, 'state' | 'reason'>): Choice {
  if (state === 'held' || reason === 'changedElsewhere') return 'keepMine';
  switch (reason) {
    case null:
    case 'noLicenseAvailable':
    case 'termNotStarted':
    case 'unknownUser':
      return 'sendAgain';
    case 'outOfScope':
    case 'inactiveUser':
    case 'unknownProduct':
    case 'wrongAudience':
    case 'rosterManaged':
    case 'gradeNotEligible':
    case 'alreadyAssigned':
    case 'notAssigned':
    case 'termEnded':
      return null;
  }
}

/** What may be decided about several at once: only what may be about each of them. */
export function choiceForAll(items: readonly Pick<ActivityItem, 'state' | 'reason'>[]): Choice {
  const choices = new Set(items.map(choiceFor));
  const [only = null] = choices;
  return choices.size === 1 ? only : null;
}

/** Whose products can be looked at to choose another one instead. */
export function otherProductFor({ intent, reason }: Pick<ActivityItem, 'intent' | 'reason'>): UserId | null {
  const isShort = reason === 'noLicenseAvailable' || reason === 'unknownProduct' || reason === 'termEnded';
  return isShort && (intent.kind === 'assign' || intent.kind === 'swap') ? intent.userId : null;
}

/** Is a license all that is missing? Then there is a line to wait in. */
export function canWait({ intent, reason }: Pick<ActivityItem, 'intent' | 'reason'>): boolean {
  return reason === 'noLicenseAvailable' && (intent.kind === 'assign' || intent.kind === 'swap');
}
