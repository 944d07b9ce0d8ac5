import type { MessageId } from '../app/messages/en.ts';
import type { Route } from '../state/route.ts';
import type { Place } from './topics.ts';

/** Where a topic leads: the screen and its name. */
export const places: Readonly<Record<Place, Readonly<{ to: Route; name: MessageId }>>> = {
  dashboard: { to: { screen: 'dashboard' }, name: 'nav.dashboard' },
  classes: { to: { screen: 'classes' }, name: 'nav.classes' },
  users: { to: { screen: 'users' }, name: 'nav.users' },
  board: { to: { screen: 'board' }, name: 'nav.board' },
  activity: { to: { screen: 'activity', changeId: null }, name: 'nav.activity' },
  settings: { to: { screen: 'settings' }, name: 'nav.settings' },
};
