import type { NativeTheme } from 'electron';
import type { ThemeChoice } from '../../shared/contract/ipcMain.ts';
import type { Part } from './parts.ts';
import type { Windows } from './windows.ts';

/** The paper of the page, so that a window that has not painted yet does not flash white (or, at night, black). */
export function backgroundColor(dark: boolean): string {
  return dark ? '#15171a' : '#f6f5f1';
}

/** Makes the whole app, native parts included, follow the person's choice. */
export function applyTheme(nativeTheme: Pick<NativeTheme, 'themeSource'>, theme: ThemeChoice): void {
  nativeTheme.themeSource = theme;
}

/** Keeps the paper of the windows in step when the operating system goes dark or light. */
export function createThemeWatch(
  nativeTheme: Pick<NativeTheme, 'on' | 'off' | 'shouldUseDarkColors'>,
  windows: Pick<Windows, 'all'>,
): Part {
  const repaint = (): void => {
    for (const window of windows.all()) window.setBackgroundColor(backgroundColor(nativeTheme.shouldUseDarkColors));
  };
  return {
    start: () => {
      nativeTheme.on('updated', repaint);
    },
    stop: () => {
      nativeTheme.off('updated', repaint);
    },
  };
}
