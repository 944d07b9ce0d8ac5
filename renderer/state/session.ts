import type { ParamsOf } from '../../shared/contract/ipcService.ts';
import type { SessionView } from '../../shared/contract/view.ts';
import { selectSession } from './account.ts';
import type { AppStore } from './appStore.ts';
import { unsavedIn } from './drafts.ts';
import { startAfresh } from './navigation.ts';
import { queryKey } from './queryCache.ts';
import type { Failure } from './serviceClient.ts';
import type { AppContextValue } from './useApp.ts';

/** Signs in. Null when that worked, else why not. */
export async function signIn(context: AppContextValue, params: ParamsOf<'session.signIn'>): Promise<Failure | null> {
  const before = accountOf(context);
  const answer = await context.client.ask('session.signIn', params);
  if (!answer.ok) return answer.failure;
  await enter(context, before, answer.value);
  return null;
}

/** Signs out; the store with its unsent changes stays sealed on this computer. Null when that worked. */
export async function signOut(context: AppContextValue): Promise<Failure | null> {
  const before = accountOf(context);
  const answer = await context.client.ask('session.signOut', {});
  if (!answer.ok) return answer.failure;
  await enter(context, before, answer.value);
  return null;
}

/** Locks the app; what was saved waits with the roster. Null when that worked. */
export async function lock(context: AppContextValue): Promise<Failure | null> {
  const before = accountOf(context);
  const answer = await context.client.ask('session.lock', {});
  if (!answer.ok) return answer.failure;
  await enter(context, before, answer.value);
  return null;
}

/** Opens what is locked. Null when that worked, else why not. */
export async function unlock(context: AppContextValue, password: string): Promise<Failure | null> {
  const answer = await context.client.ask('session.unlock', { password });
  if (!answer.ok) return answer.failure;
  await enter(context, null, answer.value);
  return null;
}

/** The window was locked from outside: no name may stay behind the page that says so. */
export function blank(context: AppContextValue): void {
  const { store, queries } = context;
  lockDraftsAway(store, selectSession(store.getState()));
  startAfresh(store);
  queries.forgetUnwatched();
}

/** Nothing of one person's screen may show to another; signing in again as the same person keeps everything. */
async function enter(context: AppContextValue, before: string | null, session: SessionView): Promise<void> {
  const after = session.state === 'signedIn' ? session.account.id : null;
  if (after !== before) {
    lockDraftsAway(context.store, session);
    startAfresh(context.store);
    context.queries.forget();
  }
  if (session.state !== 'locked') handBackDrafts(context.store, session);
  await context.queries.refresh(queryKey('session.get', {}));
}

/** A lock comes while people are called away: it costs them nothing that they had begun. */
function lockDraftsAway(store: AppStore, session: SessionView | undefined): void {
  const state = store.getState();
  if (session?.state !== 'locked' || unsavedIn(state).length === 0) return;
  const { history, orgId, classSteps, dialog } = state;
  store.setState({ lockedAway: { email: session.email, history, orgId, classSteps, dialog } });
}

/** Whoever comes in: what was locked away is theirs, or gone. */
function handBackDrafts(store: AppStore, session: SessionView): void {
  const { lockedAway } = store.getState();
  if (lockedAway === null) return;
  const { email, ...drafts } = lockedAway;
  const isTheirs = session.state === 'signedIn' && session.account.email === email;
  store.setState({ lockedAway: null, ...(isTheirs ? drafts : {}) });
}

function accountOf(context: AppContextValue): string | null {
  const session = selectSession(context.store.getState());
  return session?.state === 'signedIn' ? session.account.id : null;
}
