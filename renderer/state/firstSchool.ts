import type { AccountId, OrgId } from '../../shared/contract/ids.ts';
import type { OrgView, SessionView } from '../../shared/contract/view.ts';
import type { AppState, AppStore } from './appStore.ts';
import { queryKey } from './queryCache.ts';

const SESSION = queryKey('session.get', {});
const ORGS = queryKey('orgs.list', {});

/** Shows the school that a person wants to see first, as soon as it is known who they are. Returns the way to stop. */
export function followFirstSchool(store: AppStore): () => void {
  /** Whose wish has been followed; from then on the school shown is the person's business. */
  let followed: AccountId | null = null;
  let unchecked: OrgId | null = null;
  return store.subscribe((state) => {
    const account = accountOf(state);
    if (account === null) followed = null;
    else if (account !== followed && state.boot !== null) {
      followed = account;
      unchecked = state.boot.preferences.firstSchools[account] ?? null;
      if (unchecked !== null) store.setState({ orgId: unchecked });
    }
    if (unchecked === null) return;
    const orgs = state.queries.get(ORGS)?.value as readonly OrgView[] | undefined;
    if (orgs === undefined) return;
    const wished = unchecked;
    unchecked = null;
    // A school that the person no longer looks after.
    if (orgs.every(({ id }) => id !== wished)) store.setState({ orgId: null });
  });
}

function accountOf({ queries }: AppState): AccountId | null {
  const session = queries.get(SESSION)?.value as SessionView | undefined;
  return session?.state === 'signedIn' ? session.account.id : null;
}
