import type { BrowserWindow } from 'electron';
import { EVENT_CHANNEL } from '../../shared/contract/bridge.ts';
import type { MainEvent } from '../../shared/contract/ipcMain.ts';

/** The windows that we made; there is one at a time, but nothing depends on that. */
export type Windows = Readonly<{
  add: (window: BrowserWindow) => void;
  all: () => readonly BrowserWindow[];
  byContents: (contentsId: number) => BrowserWindow | undefined;
  send: (event: MainEvent) => void;
  /** Brings the first window before all others; false when there is none. */
  focus: () => boolean;
}>;

export function createWindows(): Windows {
  const windows = new Map<number, BrowserWindow>();
  const all = (): BrowserWindow[] => [...windows.values()];
  return {
    add: (window) => {
      const { id } = window.webContents;
      windows.set(id, window);
      window.once('closed', () => windows.delete(id));
    },
    all,
    byContents: (contentsId) => windows.get(contentsId),
    send: (event) => {
      for (const window of all()) window.webContents.send(EVENT_CHANNEL, event);
    },
    focus: () => {
      const [window] = all();
      if (window === undefined) return false;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return true;
    },
  };
}
