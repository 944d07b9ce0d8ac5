import { commandIds, type CommandId } from '../../../shared/commands/catalog.ts';
import type { ThemeChoice } from '../../../shared/contract/ipcMain.ts';
import { setTheme } from '../../state/boot.ts';
import { selectMayUpload } from '../../state/account.ts';
import { openDialog, openRosterUpload } from '../../state/dialogs.ts';
import { goBack, goForward, navigate } from '../../state/navigation.ts';
import { selectIsPrinting } from '../../state/printing.ts';
import type { Route } from '../../state/route.ts';
import { lock } from '../../state/session.ts';
import { selectShownList } from '../../state/shownList.ts';
import type { AppContextValue } from '../../state/useApp.ts';
import { takeBackLatest } from '../takeBack.ts';
import type { Say } from '../text.tsx';
import { findField } from './findField.ts';
import { printScreen } from './printScreen.ts';

/** What a command works on. */
export type CommandContext = AppContextValue & Readonly<{ say: Say }>;

type Deed = Readonly<{
  /** Does it apply now? Left out: whenever no dialog is open. */
  isPossible?: (context: CommandContext) => boolean;
  perform: (context: CommandContext) => void;
}>;

/** What each command does, and when it applies; names, keys and menus stand in the catalog. */
const deeds: Readonly<Record<CommandId, Deed>> = {
  'go.dashboard': go({ screen: 'dashboard' }),
  'go.classes': go({ screen: 'classes' }),
  'go.students': go({ screen: 'students' }),
  'go.users': go({ screen: 'users' }),
  'go.board': go({ screen: 'board' }),
  'go.activity': go({ screen: 'activity', changeId: null }),
  'go.help': go({ screen: 'help', topic: null }),
  'go.settings': go({ screen: 'settings' }),
  'go.back': { perform: ({ store }) => goBack(store) },
  'go.forward': { perform: ({ store }) => goForward(store) },
  'edit.undo': { perform: (context) => void takeBackLatest(context, context.say, 'undo') },
  'edit.redo': { perform: (context) => void takeBackLatest(context, context.say, 'redo') },
  'list.find': {
    isPossible: (context) => isFree(context) && findField() !== null,
    perform: () => {
      findField()?.focus();
      findField()?.select();
    },
  },
  'list.csv': {
    isPossible: (context) => isFree(context) && selectShownList(context.store.getState()) !== null,
    perform: ({ store }) => void selectShownList(store.getState())?.saveCsv(),
  },
  'roster.upload': {
    isPossible: (context) => isFree(context) && selectMayUpload(context.store.getState()),
    perform: ({ store }) => openRosterUpload(store),
  },
  'screen.print': {
    isPossible: (context) => isFree(context) && !selectIsPrinting(context.store.getState()),
    perform: (context) => void printScreen(context),
  },
  'palette.open': { perform: openPalette },
  'sync.now': { isPossible: () => true, perform: ({ client }) => void client.ask('sync.now', {}) },
  'theme.system': theme('system'),
  'theme.light': theme('light'),
  'theme.dark': theme('dark'),
  'account.lock': { isPossible: () => true, perform: (context) => void lock(context) },
  'account.signOut': { perform: ({ store }) => openDialog(store, { kind: 'signOut' }) },
  'help.keys': { perform: ({ store }) => openDialog(store, { kind: 'shortcuts' }) },
};

/** Does the command apply now? */
export function isPossible(id: CommandId, context: CommandContext): boolean {
  return (deeds[id].isPossible ?? isFree)(context);
}

/** Does what the command is for, when it applies. */
export function runCommand(id: CommandId, context: CommandContext): void {
  if (isPossible(id, context)) deeds[id].perform(context);
}

/** Opens the palette, which offers what applies where the person was. */
export function openPalette(context: CommandContext): void {
  const commands = commandIds.filter((id) => id !== 'palette.open' && isPossible(id, context));
  openDialog(context.store, { kind: 'palette', commands });
}

function isFree({ store }: CommandContext): boolean {
  const { dialog, draftQuestion } = store.getState();
  return dialog === null && draftQuestion === null;
}

function go(route: Route): Deed {
  return { perform: ({ store }) => navigate(store, route) };
}

function theme(choice: ThemeChoice): Deed {
  return {
    isPossible: (context) => isFree(context) && context.store.getState().boot?.theme !== choice,
    perform: ({ store, bridge }) => void setTheme(store, bridge, choice),
  };
}
