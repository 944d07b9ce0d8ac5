import type { MenuItemConstructorOptions } from 'electron';
import { commandEntry, commandIds, type CommandId } from '../../shared/commands/catalog.ts';

export type MenuOptions = Readonly<{
  isMac: boolean;
  /** Only where the app is under development. */
  devTools: boolean;
  /** Commands reach the window as `command` events. */
  run: (command: CommandId) => void;
  /** Larger, smaller, or (0) as it comes; remembered. */
  stepTextSize: (step: -1 | 0 | 1) => void;
}>;

type Items = MenuItemConstructorOptions[];

/** The native menu: what every app has, and our own commands. No reload: F5 is for syncing. */
export function menuTemplate({ isMac, devTools, run, stepTextSize }: MenuOptions): Items {
  const commands = (menu: ReturnType<typeof commandEntry>['menu']): Items =>
    commandIds.filter((id) => commandEntry(id).menu === menu).map((id) => commandItem(id, run));
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const view: Items = [
    // Not Electron's own: those are forgotten, and know no steps.
    { label: 'Larger Text', accelerator: 'CmdOrCtrl+Plus', click: () => stepTextSize(1) },
    {
      label: 'Larger Text (=)',
      accelerator: 'CmdOrCtrl+=',
      visible: false,
      acceleratorWorksWhenHidden: true,
      click: () => stepTextSize(1),
    },
    { label: 'Smaller Text', accelerator: 'CmdOrCtrl+-', click: () => stepTextSize(-1) },
    { label: 'Normal Text', accelerator: 'CmdOrCtrl+0', click: () => stepTextSize(0) },
    line,
    { role: 'togglefullscreen' },
  ];
  if (devTools) view.push(line, { role: 'toggleDevTools' });
  const last: MenuItemConstructorOptions = isMac ? { role: 'close' } : { role: 'quit' };
  const [undo, redo, ...others] = commands('edit');
  const edit: Items = [undo, redo].filter((item) => item !== undefined);
  const template: Items = [
    { label: 'File', submenu: [...commands('file'), line, last] },
    {
      label: 'Edit',
      submenu: [
        ...edit,
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' },
        line,
        ...others,
      ],
    },
    { label: 'Go', submenu: commands('go') },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { label: 'Help', role: 'help', submenu: commands('help') },
  ];
  return isMac ? [{ role: 'appMenu' }, ...template] : template;
}

function commandItem(id: CommandId, run: (command: CommandId) => void): MenuItemConstructorOptions {
  const { name, keys } = commandEntry(id);
  return {
    id,
    // One & in a menu marks the letter that opens it.
    label: name.replaceAll('&', '&&'),
    ...(keys === null ? {} : { accelerator: keys }),
    // The keys are shown, and heard by the window; heard here as well the command would run twice. (On a Mac, where
    // this has no effect, a key that the window took does not reach the menu.)
    registerAccelerator: false,
    click: () => run(id),
  };
}
