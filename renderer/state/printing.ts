import type { AppState, AppStore } from './appStore.ts';

/** Lists draw all their rows while the screen is on its way to paper. */
export function setPrinting(store: AppStore, isPrinting: boolean): void {
  store.setState({ isPrinting });
}

/** Is the screen on its way to paper? */
export const selectIsPrinting = (state: AppState): boolean => state.isPrinting;
