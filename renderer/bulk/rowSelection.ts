import type { UserId } from '../../shared/contract/ids.ts';

/** The people selected in a list, on screen or not. */
export type RowSelection = Readonly<{
  ids: ReadonlySet<UserId>;
  /** While Shift is at work: the place it reaches from, and who was selected before. */
  range: Readonly<{ anchor: number; before: ReadonlySet<UserId> }> | null;
}>;

export const NO_ROWS: RowSelection = { ids: new Set(), range: null };

/** This person as well, or no longer. */
export function toggled({ ids }: RowSelection, userId: UserId): RowSelection {
  const next = new Set(ids);
  if (!next.delete(userId)) next.add(userId);
  return { ids: next, range: null };
}

/** Shift begins to reach from a place, or goes on from where it began. */
export function reachingFrom(selection: RowSelection, place: number): RowSelection & { range: object } {
  return { ids: selection.ids, range: selection.range ?? { anchor: place, before: selection.ids } };
}

/** The part of a list between two places, both included. */
export function partBetween(anchor: number, index: number): Readonly<{ offset: number; limit: number }> {
  return { offset: Math.min(anchor, index), limit: Math.abs(index - anchor) + 1 };
}

/** These people as well; those of an earlier reach of the same range no longer. */
export function withRange({ ids, range }: RowSelection, part: readonly UserId[]): RowSelection {
  return { ids: new Set([...(range?.before ?? ids), ...part]), range };
}

/** The range is done: Shift reaches from elsewhere the next time. */
export function settled(selection: RowSelection): RowSelection {
  return selection.range === null ? selection : { ids: selection.ids, range: null };
}
