import { currentVisit } from '../state/history.ts';
import { goBack, goForward } from '../state/navigation.ts';
import { toHash } from '../state/route.ts';
import type { AppContextValue } from '../state/useApp.ts';

/** Keeps the address true and hears the extra buttons of a mouse. Returns the way to stop. */
export function keepPlace({ store }: Pick<AppContextValue, 'store'>): () => void {
  const onMouse = (event: MouseEvent): void => {
    if (store.getState().dialog !== null) return;
    if (event.button === 3) goBack(store);
    else if (event.button === 4) goForward(store);
  };
  window.addEventListener('mouseup', onMouse);
  // A window that is loaded again opens where it was.
  const stopStore = store.subscribe(({ history }, before) => {
    const { route } = currentVisit(history);
    if (route !== currentVisit(before.history).route) window.history.replaceState(null, '', toHash(route));
  });
  return () => {
    stopStore();
    window.removeEventListener('mouseup', onMouse);
  };
}
