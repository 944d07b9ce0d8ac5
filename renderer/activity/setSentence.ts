import type { ChangeSetRow, SetCounts, SetResult } from '../../shared/contract/changeSets.ts';
import type { Say } from '../app/text.tsx';

/** The counts in the order in which they are told. */
const told = ['done', 'open', 'waiting', 'needsYou', 'notDone', 'cancelled'] as const satisfies readonly Exclude<
  keyof SetCounts,
  'total'
>[];

/** "17 done · 2 waiting for a license". */
export function countsSentence(say: Say, { counts, isTakenBack, kind }: ChangeSetRow): string {
  const parts = told
    .filter((key) => counts[key] > 0)
    .map((key) => say(`activity.count.${key}`, { count: counts[key] }));
  const after = say(kind === 'undo' ? 'activity.takenBackUndo' : 'activity.takenBack');
  return [...parts, ...(isTakenBack ? [after] : [])].join(' · ');
}

/** What became of one change, in words. */
export function stateSentence(say: Say, { state }: Pick<SetResult, 'state'>): string {
  return state === 'notSaved' ? say('results.notSaved') : say(`changeState.${state}`);
}
