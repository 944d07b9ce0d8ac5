import type { DropSource, DropTarget } from '../../shared/board/dropIntents.ts';
import type { DropOutcome } from '../../shared/contract/board.ts';
import type { ReasonCode } from '../../shared/contract/problem.ts';
import type { Say } from '../app/text.tsx';

/** What a drop means. */
export type DropAction = 'swap' | 'assign' | 'keep' | 'unassign' | 'move';

/** The names in the sentences about a drop. */
export type DropNames = Readonly<{
  /** The product that is dragged, and the one it is dropped on; empty where there is none. */
  from: string;
  to: string;
  /** The first of those who are dragged. */
  name: string;
  /** The person it is dropped on. */
  other: string;
}>;

/** How many may be changed by a drop without asking first. */
export const MANY = 20;

/** What a drop means; null where it means nothing. */
export function actionOf({ from }: Pick<DropSource, 'from'>, target: DropTarget, keep: boolean): DropAction | null {
  if (target.kind === 'person') return from === null ? null : 'move';
  if (target.productId === from) return null;
  if (target.productId === null) return 'unassign';
  if (from === null) return 'assign';
  return keep ? 'keep' : 'swap';
}

/** Can it be dropped there, and is the person to be asked first? */
export type Verdict = Readonly<{ kind: 'open'; asks: boolean }> | Readonly<{ kind: 'refused'; reason: ReasonCode }>;

/**
 * Refused is only what leads nowhere: a license that is lacking can be waited for, a grade can be confirmed, and both are
 * asked about.
 */
export function verdictOf({ counts, couldWait, reasons }: DropOutcome): Verdict {
  const total = counts.apply + counts.noop + counts.refuse + counts.wait;
  const grade = countOf(reasons, 'gradeNotEligible');
  if (counts.apply + counts.wait + couldWait + grade === 0) {
    const [most] = [...reasons].sort((a, b) => b.count - a.count);
    return { kind: 'refused', reason: most?.reason ?? 'alreadyAssigned' };
  }
  return { kind: 'open', asks: counts.apply < total || total > MANY };
}

/** "Swap Keyboarding → Phonics for 6 students". */
export function actionText(say: Say, action: DropAction, names: DropNames, count: number): string {
  return say(`board.do.${action}`, { ...names, count });
}

/** What a column says while something is dragged: what a drop would do, with the numbers, or why it cannot be. */
export function dropSentence(
  say: Say,
  { action, names, available }: Readonly<{ action: DropAction; names: DropNames; available: number }>,
  outcome: DropOutcome,
): string {
  const verdict = verdictOf(outcome);
  if (verdict.kind === 'refused') return say(`reason.${verdict.reason}`);
  const { counts, couldWait, reasons } = outcome;
  const grade = countOf(reasons, 'gradeNotEligible');
  const able = counts.apply + counts.wait + couldWait + grade;
  const refused = counts.refuse - couldWait - grade;
  // For those outside the grades licenses have not been counted yet.
  const left = available - counts.apply;
  const short = couldWait + (takes(action) ? Math.max(0, grade - Math.max(0, left)) : 0);
  const tails = [
    short > 0 && say('board.tail.short', { count: short }),
    grade > 0 && (able === 1 ? say('board.tail.gradeOne') : say('board.tail.grade', { count: grade })),
    counts.noop > 0 && say('board.tail.already', { count: counts.noop }),
    refused > 0 && say('board.tail.refused', { count: refused }),
    short === 0 && takes(action) && say('board.tail.left', { left: Math.max(0, left - grade) }),
    action === 'unassign' && say('board.tail.freed', { count: counts.apply }),
  ];
  return [`${actionText(say, action, names, able)}.`, ...tails.filter((tail) => tail !== false)].join(' ');
}

/** How many lack what a reason says. */
export function countOf(reasons: DropOutcome['reasons'], reason: ReasonCode): number {
  return reasons.find((each) => each.reason === reason)?.count ?? 0;
}

function takes(action: DropAction): boolean {
  return action === 'swap' || action === 'assign' || action === 'keep';
}
