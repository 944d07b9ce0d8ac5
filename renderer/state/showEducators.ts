import type { AppState, AppStore } from './appStore.ts';
import type { EducatorView } from './educatorView.ts';

/** Shows educators in another way. */
export function showEducators(store: AppStore, part: Partial<EducatorView>): void {
  store.setState(({ educators }) => ({ educators: { ...educators, ...part } }));
}

/** The way they are shown. */
export const selectEducatorView = (state: AppState): EducatorView => state.educators;
