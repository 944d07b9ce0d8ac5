import type { App } from 'electron';
import type { Part } from './parts.ts';

/** Tells whether the person is looking: the service then tries more often to reach the server. */
export function createFocusWatch(app: Pick<App, 'on' | 'off'>, tell: (focused: boolean) => void): Part {
  const focused = (): void => tell(true);
  const blurred = (): void => tell(false);
  return {
    start: () => {
      app.on('browser-window-focus', focused);
      app.on('browser-window-blur', blurred);
    },
    stop: () => {
      app.off('browser-window-focus', focused);
      app.off('browser-window-blur', blurred);
    },
  };
}
