import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';
import type { AppStore } from './appStore.ts';
import { unsavedIn } from './drafts.ts';

/**
 * Holds the window back from closing while something in it is half done; the main process then says what was meant to
 * close, and the person is asked. Chromium lets a page that does not answer go by itself. Returns the way to stop.
 */
export function guardClosing(
  store: AppStore,
  bridge: Pick<SeatwiseBridge, 'onMainEvent'>,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): () => void {
  const holdBack = (event: BeforeUnloadEvent): void => {
    if (unsavedIn(store.getState()).length === 0) return;
    event.preventDefault();
    // Chromium before 119 heeds nothing else.
    event.returnValue = true;
  };
  page.addEventListener('beforeunload', holdBack);
  const stopEvents = bridge.onMainEvent((event) => {
    if (event.type === 'heldBack') store.setState({ draftQuestion: { before: event.from } });
  });
  return () => {
    page.removeEventListener('beforeunload', holdBack);
    stopEvents();
  };
}
