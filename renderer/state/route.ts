import { ChangeId, ClassId, ProductId } from '../../shared/contract/ids.ts';

/** Every place of the app that can be gone to. */
export type Route =
  | Readonly<{ screen: 'dashboard' }>
  | Readonly<{ screen: 'classes' }>
  | Readonly<{ screen: 'students' }>
  | Readonly<{ screen: 'class'; classId: ClassId }>
  /** Edit class, step by step. */
  | Readonly<{ screen: 'classSteps'; classId: ClassId }>
  | Readonly<{ screen: 'users' }>
  | Readonly<{ screen: 'board' }>
  /** `changeId` is the change to be shown first, when one is meant. */
  | Readonly<{ screen: 'activity'; changeId: ChangeId | null }>
  /** `topic` is the name of a topic, and the list of all with null. */
  | Readonly<{ screen: 'help'; topic: string | null }>
  | Readonly<{ screen: 'guide'; productId: ProductId }>
  | Readonly<{ screen: 'settings' }>;

export const HOME: Route = { screen: 'dashboard' };

/** The route as the address of a link; `parseHash` reads it back. */
export function toHash(route: Route): string {
  switch (route.screen) {
    case 'dashboard':
    case 'classes':
    case 'students':
    case 'settings':
    case 'users':
    case 'board':
      return `#/${route.screen}`;
    case 'class':
      return `#/classes/${encodeURIComponent(route.classId)}`;
    case 'classSteps':
      return `#/classes/${encodeURIComponent(route.classId)}/edit`;
    case 'activity':
      return route.changeId === null ? '#/activity' : `#/activity/${route.changeId}`;
    case 'help':
      return route.topic === null ? '#/help' : `#/help/${encodeURIComponent(route.topic)}`;
    case 'guide':
      return `#/guides/${encodeURIComponent(route.productId)}`;
  }
}

/** The route an address names; home for an address that names none. */
export function parseHash(hash: string): Route {
  const [screen, id, ...rest] = hash.replace(/^#\/?/, '').split('/');
  if (screen === 'classes' && id && rest.length === 1 && rest[0] === 'edit') return stepsRoute(id);
  if (rest.length > 0) return HOME;
  switch (screen) {
    case 'classes':
      return id ? classRoute(id) : { screen: 'classes' };
    case 'students':
    case 'users':
    case 'board':
      return { screen };
    case 'activity': {
      const changeId = ChangeId.safeParse(id);
      return { screen: 'activity', changeId: changeId.success ? changeId.data : null };
    }
    case 'help':
      return { screen: 'help', topic: id ? decode(id) : null };
    case 'guides': {
      const productId = ProductId.safeParse(decode(id ?? ''));
      return productId.success ? { screen: 'guide', productId: productId.data } : { screen: 'help', topic: null };
    }
    case 'settings':
      return { screen: 'settings' };
    default:
      return HOME;
  }
}

/** The entry of the navigation under which a route stands. */
export function sectionOf(
  route: Route,
): 'dashboard' | 'classes' | 'users' | 'board' | 'activity' | 'help' | 'settings' {
  switch (route.screen) {
    case 'dashboard':
    case 'users':
    case 'board':
    case 'activity':
    case 'help':
    case 'settings':
      return route.screen;
    case 'guide':
      return 'help';
    case 'classes':
    case 'students':
    case 'class':
    case 'classSteps':
      return 'classes';
  }
}

function classRoute(id: string): Route {
  const decoded = ClassId.safeParse(decode(id));
  return decoded.success ? { screen: 'class', classId: decoded.data } : { screen: 'classes' };
}

function stepsRoute(id: string): Route {
  const route = classRoute(id);
  return route.screen === 'class' ? { ...route, screen: 'classSteps' } : route;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
