/** A command as the menu, the keys and the palette know it; what it does is the window's. */
type CommandEntry = Readonly<{
  /** Its name in the menu and the palette. */
  name: string;
  /** More words that find it. */
  words: string;
  /** Keys joined by `+`, the way Electron writes them; `CmdOrCtrl` is Cmd on a Mac and Ctrl elsewhere. Null for none. */
  keys: string | null;
  /** The native menu it stands in; null for none. */
  menu: 'file' | 'edit' | 'go' | 'help' | null;
}>;

/** Every command of the app, in the order in which menus and the palette list them. */
export const commandCatalog = {
  'go.dashboard': { name: 'Dashboard', words: 'home licenses start', keys: 'CmdOrCtrl+1', menu: 'go' },
  'go.classes': { name: 'My Classes & Students', words: 'class roster room', keys: 'CmdOrCtrl+2', menu: 'go' },
  'go.students': { name: 'All students', words: 'list school roster', keys: null, menu: null },
  'go.users': { name: 'User Management', words: 'educators teachers staff', keys: 'CmdOrCtrl+3', menu: 'go' },
  'go.board': { name: 'License Board', words: 'drag columns swap move', keys: 'CmdOrCtrl+4', menu: 'go' },
  'go.activity': { name: 'Activity', words: 'changes pending history done', keys: 'CmdOrCtrl+5', menu: 'go' },
  'go.help': { name: 'Help & Support', words: 'how to guide contact phone', keys: 'F1', menu: 'help' },
  'go.settings': { name: 'Settings', words: 'preferences server account', keys: 'CmdOrCtrl+,', menu: 'file' },
  'go.back': { name: 'Back', words: 'previous screen', keys: 'Alt+Left', menu: 'go' },
  'go.forward': { name: 'Forward', words: 'next screen', keys: 'Alt+Right', menu: 'go' },
  'edit.undo': { name: 'Undo', words: 'take back revert mistake', keys: 'CmdOrCtrl+Z', menu: 'edit' },
  'edit.redo': { name: 'Redo', words: 'again repeat', keys: 'CmdOrCtrl+Shift+Z', menu: 'edit' },
  'list.find': { name: 'Find in this list', words: 'filter search', keys: 'CmdOrCtrl+F', menu: 'edit' },
  'list.csv': { name: 'Save as CSV', words: 'export download spreadsheet excel', keys: null, menu: 'file' },
  'roster.upload': {
    name: 'Upload a roster…',
    words: 'bulk import csv oneroster zip students',
    keys: null,
    menu: 'file',
  },
  'screen.print': { name: 'Print', words: 'paper printer list screen page', keys: 'CmdOrCtrl+P', menu: 'file' },
  'palette.open': { name: 'Find anything', words: 'search command palette', keys: 'CmdOrCtrl+K', menu: 'edit' },
  'sync.now': { name: 'Sync now', words: 'refresh reload send update', keys: 'F5', menu: 'file' },
  'theme.system': { name: 'Theme: same as this computer', words: 'color look', keys: null, menu: null },
  'theme.light': { name: 'Theme: light', words: 'color look bright day', keys: null, menu: null },
  'theme.dark': { name: 'Theme: dark', words: 'color look night', keys: null, menu: null },
  'account.lock': { name: 'Lock now', words: 'leave away screen private', keys: 'CmdOrCtrl+Shift+L', menu: 'file' },
  'account.signOut': { name: 'Sign out', words: 'log out leave account', keys: null, menu: null },
  'help.keys': { name: 'Keyboard shortcuts', words: 'keys help what can I press', keys: '?', menu: 'help' },
} as const satisfies Readonly<Record<string, CommandEntry>>;

/**
 * What can be done with one row of a list, or with the cards that are selected: in the order in which the three dots and
 * the context menu show it. What it is done to is said by the part before the point.
 */
export const rowCommandCatalog = {
  'class.open': { name: 'Open class', keys: 'Enter' },
  'class.edit': { name: 'Edit class', keys: null },
  'student.manage': { name: 'Manage Student Products', keys: 'Enter' },
  'student.move': { name: 'Move to…', keys: null },
  'student.history': { name: 'History', keys: null },
  'student.edit': { name: 'Edit student', keys: null },
  'educator.manage': { name: 'Manage User Products', keys: 'Enter' },
  'educator.history': { name: 'History', keys: null },
  'educator.edit': { name: 'Edit educator', keys: null },
  'people.manage': { name: 'Manage products…', keys: null },
  'card.move': { name: 'Move to…', keys: 'M' },
  'card.manage': { name: 'Manage Student Products', keys: null },
  'card.history': { name: 'History', keys: null },
} as const satisfies Readonly<Record<string, Pick<CommandEntry, 'name' | 'keys'>>>;

export type CommandId = keyof typeof commandCatalog;
export type RowCommandId = keyof typeof rowCommandCatalog;

/** All ids, in the order of the catalog. */
export const commandIds = Object.keys(commandCatalog) as readonly CommandId[];

/** The ids of what can be done with a row, in the order of the catalog. */
export const rowCommandIds = Object.keys(rowCommandCatalog) as readonly RowCommandId[];

/** Is this the id of a command? */
export function isCommandId(text: string): text is CommandId {
  return Object.hasOwn(commandCatalog, text);
}

/** The entry of a command. */
export function commandEntry(id: CommandId): CommandEntry {
  return commandCatalog[id];
}
