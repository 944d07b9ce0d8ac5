import type { SessionView } from '../../shared/contract/view.ts';
import type { AppState } from './appStore.ts';
import { queryKey } from './queryCache.ts';

const SESSION = queryKey('session.get', {});

/** Who is at the computer, as far as the service has said. */
export function selectSession(state: AppState): SessionView | undefined {
  return state.queries.get(SESSION)?.value as SessionView | undefined;
}

/** Is it a teacher? Teachers manage the licenses of their students, and nothing of colleagues or of the roster. */
export function selectIsTeacher(state: AppState): boolean {
  const session = selectSession(state);
  return session?.state === 'signedIn' && session.account.role === 'teacher';
}

/** May this account upload a roster? It is about whole schools, so that is for the district. */
export function selectMayUpload(state: AppState): boolean {
  const session = selectSession(state);
  return session?.state === 'signedIn' && session.account.role === 'districtAdministrator';
}
