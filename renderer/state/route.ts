import { ChangeId, ClassId } from '../../shared/contract/ids.ts';

/** Every place of the app that can be gone to. */
export type Route =
  | Readonly<{ screen: 'dashboard' }>
  | Readonly<{ screen: 'classes' }>
  | Readonly<{ screen: 'students' }>
  | Readonly<{ screen: 'class'; classId: ClassId }>
  /** `changeId` is the change to be shown first, when one is meant. */
  | Readonly<{ screen: 'activity'; changeId: ChangeId | null }>;

export const HOME: Route = { screen: 'dashboard' };

/** The route as the address of a link; `parseHash` reads it back. */
export function toHash(route: Route): string {
  switch (route.screen) {
    case 'dashboard':
    case 'classes':
    case 'students':
      return `#/${route.screen}`;
    case 'class':
      return `#/classes/${encodeURIComponent(route.classId)}`;
    case 'activity':
      return route.changeId === null ? '#/activity' : `#/activity/${route.changeId}`;
  }
}

/** The route an address names; home for an address that names none. */
export function parseHash(hash: string): Route {
  const [screen, id, ...rest] = hash.replace(/^#\/?/, '').split('/');
  if (rest.length > 0) return HOME;
  switch (screen) {
    case 'classes':
      return id ? classRoute(id) : { screen: 'classes' };
    case 'students':
      return { screen: 'students' };
    case 'activity': {
      const changeId = ChangeId.safeParse(id);
      return { screen: 'activity', changeId: changeId.success ? changeId.data : null };
    }
    default:
      return HOME;
  }
}

/** The entry of the navigation under which a route stands. */
export function sectionOf(route: Route): 'dashboard' | 'classes' | 'activity' {
  switch (route.screen) {
    case 'dashboard':
    case 'activity':
      return route.screen;
    case 'classes':
    case 'students':
    case 'class':
      return 'classes';
  }
}

function classRoute(id: string): Route {
  const decoded = ClassId.safeParse(decode(id));
  return decoded.success ? { screen: 'class', classId: decoded.data } : { screen: 'classes' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
