import type { MenuItemConstructorOptions } from 'electron';

/** Commands of the app's registry that the native menu offers too; they reach the window as `command` events. */
export type MenuCommand = 'sync.now' | 'go.dashboard' | 'go.classes' | 'go.activity';

export type MenuOptions = Readonly<{
  isMac: boolean;
  /** Only where the app is under development. */
  devTools: boolean;
  run: (command: MenuCommand) => void;
}>;

/** The native menu: what every app has, and our own commands. No reload: F5 is for syncing. */
export function menuTemplate({ isMac, devTools, run }: MenuOptions): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    accelerator,
    click: () => run(command),
  });
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  if (devTools) view.push({ type: 'separator' }, { role: 'toggleDevTools' });
  const last: MenuItemConstructorOptions = isMac ? { role: 'close' } : { role: 'quit' };
  const template: MenuItemConstructorOptions[] = [
    { label: 'File', submenu: [item('Sync now', 'sync.now', 'F5'), { type: 'separator' }, last] },
    { role: 'editMenu' },
    {
      label: 'Go',
      submenu: [
        item('Dashboard', 'go.dashboard', 'CmdOrCtrl+1'),
        item('My Classes && Students', 'go.classes', 'CmdOrCtrl+2'),
        item('Activity', 'go.activity', 'CmdOrCtrl+3'),
      ],
    },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ];
  return isMac ? [{ role: 'appMenu' }, ...template] : template;
}
