import type { ParamsOf } from '../../shared/contract/ipcService.ts';
import type { SessionView } from '../../shared/contract/view.ts';
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
export function blank({ store, queries }: AppContextValue): void {
  startAfresh(store);
  queries.forgetUnwatched();
}

/** Nothing of one person's screen may show to another; signing in again as the same person keeps everything. */
async function enter(context: AppContextValue, before: string | null, session: SessionView): Promise<void> {
  const after = session.state === 'signedIn' ? session.account.id : null;
  if (after !== before) {
    startAfresh(context.store);
    context.queries.forget();
  }
  await context.queries.refresh(queryKey('session.get', {}));
}

function accountOf({ store }: AppContextValue): string | null {
  const session = store.getState().queries.get(queryKey('session.get', {}))?.value as SessionView | undefined;
  return session?.state === 'signedIn' ? session.account.id : null;
}
