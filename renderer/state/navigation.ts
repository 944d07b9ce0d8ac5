import type { OrgId } from '../../shared/contract/ids.ts';
import type { AppState, AppStore } from './appStore.ts';
import { hasUnsaved } from './classSteps.ts';
import { currentVisit, goTo, historyFrom, remember, step, type ScreenMemo, type Visit } from './history.ts';
import { HOME, toHash, type Route } from './route.ts';

/** Goes to a screen. */
export function navigate(store: AppStore, route: Route): void {
  goThere(store, ({ history, orgId }) => ({ orgId, history: goTo(history, route) }));
}

/** One screen back. */
export function goBack(store: AppStore): void {
  goThere(store, ({ history, orgId }) => ({ orgId, history: step(history, -1) }));
}

/** One screen forward again. */
export function goForward(store: AppStore): void {
  goThere(store, ({ history, orgId }) => ({ orgId, history: step(history, 1) }));
}

/** Notes what a visit wants to find again. */
export function rememberVisit(store: AppStore, visitId: number, memo: Partial<ScreenMemo>): void {
  store.setState(({ history }) => ({ history: remember(history, visitId, memo) }));
}

/** Shows one school, or everything with null. A class of the school before would be out of place. */
export function showSchool(store: AppStore, orgId: OrgId | null): void {
  goThere(store, ({ history }) => {
    const { screen } = currentVisit(history).route;
    const isOfClass = screen === 'class' || screen === 'classSteps';
    return { orgId, history: isOfClass ? goTo(history, { screen: 'classes' }) : history };
  });
}

/** Forgets where the person was: another one signs in. */
export function startAfresh(store: AppStore): void {
  store.setState({
    history: historyFrom(HOME),
    orgId: null,
    classSteps: null,
    dialog: null,
    draftQuestion: null,
    toasts: [],
  });
}

/** The visit on screen. */
export const selectVisit = (state: AppState): Visit => currentVisit(state.history);
/** The route on screen. */
export const selectRoute = (state: AppState): Route => currentVisit(state.history).route;
/** Has the person gone nowhere yet? */
export const selectIsStart = (state: AppState): boolean => state.history.nextId === 1;
/** The school shown. */
export const selectOrgId = (state: AppState): OrgId | null => state.orgId;

/** Asks first where leaving would lose what is half done in Edit class. */
function goThere(store: AppStore, go: (state: AppState) => Pick<AppState, 'history' | 'orgId'>): void {
  store.setState((state) => {
    const to = go(state);
    const stays = toHash(currentVisit(to.history).route) === toHash(currentVisit(state.history).route);
    if (stays || currentVisit(state.history).route.screen !== 'classSteps') return to;
    return hasUnsaved(state.classSteps) ? { draftQuestion: { before: 'goThere', to } } : { ...to, classSteps: null };
  });
}
