import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ThemeChoice } from '../../shared/contract/ipcMain.ts';
import type { Account } from '../../shared/contract/session.ts';
import { useSay } from './text.tsx';
import './Header.css';

const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu.tsx')).AccountMenu }));

type HeaderProps = Readonly<{ account: Account; version: string; theme: ThemeChoice }>;

/** The top of the window: the app, and the person whose account it shows. */
export function Header({ account, version, theme }: HeaderProps): ReactNode {
  const say = useSay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <header className="header">
      <span className="logo">
        <span className="mark" aria-hidden="true" />
        {say('app.name')}
      </span>
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
      <Suspense fallback={null}>
        {anchor !== null && (
          <AccountMenu
            anchor={anchor}
            account={account}
            version={version}
            theme={theme}
            onClose={() => setAnchor(null)}
          />
        )}
      </Suspense>
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
