import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { commandEntry } from '../../shared/commands/catalog.ts';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import type { Account } from '../../shared/contract/session.ts';
import { openPalette } from './commands/registry.ts';
import { shownKeys, spokenKeys } from './commands/keys.ts';
import { useCommandContext } from './commands/useCommands.ts';
import { loadable } from './loadable.tsx';
import { useSay } from './text.tsx';
import { UndoButton } from './UndoButton.tsx';
import './Header.css';

const AccountMenu = loadable(async () => (await import('./AccountMenu.tsx')).AccountMenu);

type HeaderProps = Readonly<{ account: Account; boot: Boot }>;

/** The top of the window: the app, the way to everything by typing, undo, and the person whose account it shows. */
export function Header({ account, boot }: HeaderProps): ReactNode {
  const say = useSay();
  const context = useCommandContext();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isMac = boot.platform === 'darwin';
  const keys = commandEntry('palette.open').keys ?? '';
  return (
    <header className="header">
      <span className="logo">
        <span className="mark" aria-hidden="true" />
        {say('app.name')}
      </span>
      <button
        type="button"
        className="header-find"
        aria-haspopup="dialog"
        aria-keyshortcuts={spokenKeys(keys, isMac)}
        onClick={() => openPalette(context)}
      >
        <Search className="icon" aria-hidden="true" />
        <span className="header-find-text">{say('header.find')}</span>
        <kbd className="kbd" aria-hidden="true">
          {shownKeys(keys, isMac)}
        </kbd>
      </button>
      <div className="header-end">
        <UndoButton isMac={isMac} />
        <button
          type="button"
          className="account"
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <span className="account-who">
            <bdi>{account.displayName}</bdi>
            <span>{say(`role.${account.role}`)}</span>
          </span>
          <span className="avatar" aria-hidden="true">
            {initials(account.displayName)}
          </span>
        </button>
      </div>
      {anchor !== null && (
        <AccountMenu
          anchor={anchor}
          account={account}
          version={boot.version}
          theme={boot.theme}
          onClose={() => setAnchor(null)}
        />
      )}
    </header>
  );
}

/** The first letters of the first and the last name. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => /^\p{L}\p{M}*/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase();
}
