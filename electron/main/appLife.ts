import type { App } from 'electron';
import { describeDefect, type Log } from './logging.ts';
import { stopAll, type Part } from './parts.ts';

export type AppLifeOptions = Readonly<{
  app: Pick<App, 'on' | 'quit'>;
  isMac: boolean;
  parts: readonly Part[];
  /** Brings the window to the front, or opens one where there is none. */
  showWindow: () => void;
  log: Log;
}>;

/** How the app ends and comes back: by its last window, by its icon, by a second start; the parts stop before it quits. */
export function watchAppLife({ app, isMac, parts, showWindow, log }: AppLifeOptions): void {
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    // A Mac app stays in the dock until it is quit.
    if (!isMac) app.quit();
  });
  let life: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('child-process-gone', (_event, { reason }) => {
    if (life === 'running') log('warn', 'process.gone', { reason });
  });
  app.on('will-quit', (event) => {
    if (life === 'stopped') return;
    event.preventDefault();
    if (life === 'stopping') return;
    life = 'stopping';
    void stopAll(parts, (error) => log('error', 'main.defect', describeDefect(error))).then(() => {
      life = 'stopped';
      // Not in the same turn: parts that stop at once would bring us here while Electron is still inside this very
      // event, and it ignores a quit within a quit.
      setImmediate(() => app.quit());
    });
  });
}
