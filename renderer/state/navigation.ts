import type { OrgId } from '../../shared/contract/ids.ts';
import type { AppState, AppStore } from './appStore.ts';
import { currentVisit, goTo, historyFrom, remember, step, type ScreenMemo, type Visit } from './history.ts';
import { HOME, type Route } from './route.ts';

/** Goes to a screen. */
export function navigate(store: AppStore, route: Route): void {
  store.setState(({ history }) => ({ history: goTo(history, route) }));
}

/** One screen back. */
export function goBack(store: AppStore): void {
  store.setState(({ history }) => ({ history: step(history, -1) }));
}

/** One screen forward again. */
export function goForward(store: AppStore): void {
  store.setState(({ history }) => ({ history: step(history, 1) }));
}

/** Notes what a visit wants to find again. */
export function rememberVisit(store: AppStore, visitId: number, memo: Partial<ScreenMemo>): void {
  store.setState(({ history }) => ({ history: remember(history, visitId, memo) }));
}

/** Shows one school, or everything with null. A class of the school before would be out of place. */
export function showSchool(store: AppStore, orgId: OrgId | null): void {
  store.setState(({ history }) => {
    const { route } = currentVisit(history);
    return { orgId, history: route.screen === 'class' ? goTo(history, { screen: 'classes' }) : history };
  });
}

/** Forgets where the person was: another one signs in. */
export function startAfresh(store: AppStore): void {
  store.setState({ history: historyFrom(HOME), orgId: null, dialog: null, toasts: [] });
}

/** The visit on screen. */
export const selectVisit = (state: AppState): Visit => currentVisit(state.history);
/** The route on screen. */
export const selectRoute = (state: AppState): Route => currentVisit(state.history).route;
/** Has the person gone nowhere yet? */
export const selectIsStart = (state: AppState): boolean => state.history.nextId === 1;
/** The school shown. */
export const selectOrgId = (state: AppState): OrgId | null => state.orgId;
