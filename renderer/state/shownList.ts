import type { AppState, AppStore, ShownList } from './appStore.ts';

/** This list is on screen, until what is answered is called. */
export function showList(store: AppStore, list: ShownList): () => void {
  store.setState({ shownList: list });
  return () => store.setState(({ shownList }) => (shownList === list ? { shownList: null } : {}));
}

/** The list on screen; null for none. */
export const selectShownList = (state: AppState): ShownList | null => state.shownList;
