import type { ChangeSetId } from '../../shared/contract/ids.ts';
import type { AppState, AppStore, Toast } from './appStore.ts';

/** Longest a toast stays while nobody points at it or stands in it, in milliseconds. */
export const TOAST_LIFE = 8000;

/** More would cover the screen; the oldest goes first. */
const MOST = 3;

/** Shows a sentence and has it read out. The same sentence again takes the place of the one before. */
export function toast(
  store: AppStore,
  text: string,
  tone: Toast['tone'] = 'done',
  undo: ChangeSetId | null = null,
): void {
  announce(store, text);
  store.setState(({ toasts }) => ({
    toasts: [
      ...toasts.filter((shown) => shown.text !== text),
      { id: (toasts.at(-1)?.id ?? 0) + 1, text, tone, undo },
    ].slice(-MOST),
  }));
}

/** Takes a toast away. */
export function dismissToast(store: AppStore, id: number): void {
  store.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }));
}

/** Has a sentence read out to people who use a screen reader. */
export function announce(store: AppStore, text: string): void {
  store.setState(({ announcement }) => ({ announcement: { text, count: announcement.count + 1 } }));
}

/** The toasts on screen, the oldest first. */
export const selectToasts = (state: AppState): readonly Toast[] => state.toasts;
