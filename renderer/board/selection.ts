import type { ProductId, UserId } from '../../shared/contract/ids.ts';
import { partBetween } from '../bulk/rowSelection.ts';

/** A column of the board; null is the one of those without a license. */
export type ColumnId = ProductId | null;

/** The cards that are selected, all in one column: what is moved are licenses of one product. */
export type Selection = Readonly<{
  column: ColumnId;
  ids: ReadonlySet<UserId>;
  /** The place from which Shift reaches. */
  anchor: number;
}>;

export const NOTHING_SELECTED: Selection = { column: null, ids: new Set(), anchor: 0 };

/** This card and no other. */
export function selectOnly(column: ColumnId, userId: UserId, index: number): Selection {
  return { column, ids: new Set([userId]), anchor: index };
}

/** This card as well, or no longer; in another column it begins anew. */
export function selectToggled(selection: Selection, column: ColumnId, userId: UserId, index: number): Selection {
  if (selection.column !== column) return selectOnly(column, userId, index);
  const ids = new Set(selection.ids);
  if (!ids.delete(userId)) ids.add(userId);
  return { column, ids, anchor: index };
}

/** The part of a column from the anchor to a card, both included. In another column the anchor is its first card. */
export function rangeTo(
  selection: Selection,
  column: ColumnId,
  index: number,
): Readonly<{ anchor: number; offset: number; limit: number }> {
  const anchor = selection.column === column ? selection.anchor : 0;
  return { anchor, ...partBetween(anchor, index) };
}

/** These cards and no others; what Shift reaches from stays. */
export function selectRange(column: ColumnId, ids: readonly UserId[], anchor: number): Selection {
  return { column, ids: new Set(ids), anchor };
}

/** Is this card selected? */
export function isSelected(selection: Selection, column: ColumnId, userId: UserId): boolean {
  return selection.column === column && selection.ids.has(userId);
}

/** What is taken along when this card is: the selection it belongs to, or the card alone. */
export function takenWith(selection: Selection, column: ColumnId, userId: UserId, index: number): Selection {
  return isSelected(selection, column, userId) ? selection : selectOnly(column, userId, index);
}
