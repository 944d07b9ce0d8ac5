import { useCallback, useState } from 'react';
import type { BoardScope } from '../../shared/contract/board.ts';
import { MOST_AT_ONCE } from '../../shared/contract/peopleList.ts';
import { useAppContext } from '../state/useApp.ts';
import type { CardAt } from './boardDrag.ts';
import {
  isSelected,
  NOTHING_SELECTED,
  rangeTo,
  selectOnly,
  selectRange,
  selectToggled,
  type ColumnId,
  type Selection,
} from './selection.ts';

type BoardSelection = Readonly<{
  selection: Selection;
  select: (selection: Selection) => void;
  clear: () => void;
  /** A click, or the space bar, on a card. */
  choose: (card: CardAt, keys: Readonly<{ shift: boolean; toggle: boolean }>) => void;
  /** From the anchor to a place, whatever of it is on screen. */
  reach: (column: ColumnId, index: number) => void;
  selectAll: (column: ColumnId) => void;
}>;

/** What is selected on the board. Cards that are not on screen are known to the service only, which is asked for them. */
export function useBoardSelection(scope: BoardScope): BoardSelection {
  const { client } = useAppContext();
  const [selection, select] = useState<Selection>(NOTHING_SELECTED);
  const clear = useCallback(() => select(NOTHING_SELECTED), []);

  const selectPart = async (column: ColumnId, anchor: number, offset: number, limit: number): Promise<void> => {
    const part = { offset, limit: Math.min(limit, MOST_AT_ONCE) };
    const answer = await client.ask('board.users', { ...scope, productId: column, ...part });
    if (answer.ok && answer.value.length > 0) select(selectRange(column, answer.value, anchor));
  };
  const reach = (column: ColumnId, index: number): void => {
    const { anchor, offset, limit } = rangeTo(selection, column, index);
    void selectPart(column, anchor, offset, limit);
  };
  const selectAll = (column: ColumnId): void => void selectPart(column, 0, 0, MOST_AT_ONCE);
  const choose: BoardSelection['choose'] = ({ column, userId, index }, { shift, toggle }) => {
    if (shift) reach(column, index);
    else if (toggle) select(selectToggled(selection, column, userId, index));
    else if (selection.ids.size === 1 && isSelected(selection, column, userId)) clear();
    else select(selectOnly(column, userId, index));
  };
  return { selection, select, clear, choose, reach, selectAll };
}
