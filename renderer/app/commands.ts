import { currentVisit } from '../state/history.ts';
import { goBack, goForward, navigate } from '../state/navigation.ts';
import { toHash, type Route } from '../state/route.ts';
import type { AppContextValue } from '../state/useApp.ts';

const places: Readonly<Record<string, Route>> = {
  'go.dashboard': { screen: 'dashboard' },
  'go.classes': { screen: 'classes' },
  'go.activity': { screen: 'activity', changeId: null },
};

/** Does what the native menu and the keys of the window ask for, and keeps the address true. Returns the way to stop. */
export function listenToMain({ store, client, bridge }: AppContextValue): () => void {
  const isBusyElsewhere = (): boolean => store.getState().dialog !== null;
  const stopEvents = bridge.onMainEvent((event) => {
    if (event.type !== 'command') return;
    const place = places[event.command];
    if (place && !isBusyElsewhere()) navigate(store, place);
    else if (event.command === 'sync.now') void client.ask('sync.now', {});
  });
  const onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || isBusyElsewhere()) return;
    if (event.key === 'ArrowLeft') goBack(store);
    else if (event.key === 'ArrowRight') goForward(store);
    else return;
    event.preventDefault();
  };
  // The extra buttons of a mouse.
  const onMouse = (event: MouseEvent): void => {
    if (isBusyElsewhere()) return;
    if (event.button === 3) goBack(store);
    else if (event.button === 4) goForward(store);
  };
  window.addEventListener('keydown', onKey);
  window.addEventListener('mouseup', onMouse);
  // A window that is loaded again opens where it was.
  const stopStore = store.subscribe(({ history }, before) => {
    const { route } = currentVisit(history);
    if (route !== currentVisit(before.history).route) window.history.replaceState(null, '', toHash(route));
  });
  return () => {
    stopEvents();
    stopStore();
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('mouseup', onMouse);
  };
}
