import { NO_BOARD_FILTER, type BoardFilter } from '../board/boardFilter.ts';
import type { AppState, AppStore } from './appStore.ts';
import { selectOrgId } from './navigation.ts';

/** The filter of the school shown. */
export function selectBoardFilter(state: AppState): BoardFilter {
  return state.boardFilter.orgId === selectOrgId(state) ? state.boardFilter : NO_BOARD_FILTER;
}

/** Narrows the board, or widens it. */
export function filterBoard(store: AppStore, part: Partial<Omit<BoardFilter, 'orgId'>>): void {
  store.setState((state) => ({ boardFilter: { ...selectBoardFilter(state), orgId: selectOrgId(state), ...part } }));
}
