import { Check, Lock, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { MenuItem, MenuSection } from 'react-aria-components/Menu';
import type { ThemeChoice } from '../../shared/contract/ipcMain.ts';
import type { Account } from '../../shared/contract/session.ts';
import { AnchoredMenu } from '../components/AnchoredMenu.tsx';
import { setTheme } from '../state/boot.ts';
import { openDialog } from '../state/dialogs.ts';
import { lock } from '../state/session.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from './text.tsx';

type AccountMenuProps = Readonly<{
  anchor: HTMLElement;
  account: Account;
  version: string;
  theme: ThemeChoice;
  onClose: () => void;
}>;

const themes: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const icons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Who is signed in, how the app looks, and the way out. */
export function AccountMenu({ anchor, account, version, theme, onClose }: AccountMenuProps): ReactNode {
  const say = useSay();
  const context = useAppContext();
  const { store, bridge } = context;
  return (
    <AnchoredMenu
      anchor={anchor}
      label={say('account.label', { name: account.displayName })}
      onClose={onClose}
      onAction={(id) => {
        if (id === 'lock') void lock(context);
        if (id === 'signOut') openDialog(store, { kind: 'signOut' });
      }}
    >
      <MenuSection
        className="menu-section"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onSelectionChange={(keys) => {
          const chosen = themes.find((each) => keys !== 'all' && keys.has(each));
          if (chosen) void setTheme(store, bridge, chosen);
        }}
      >
        <Header className="menu-head">
          <b>{account.displayName}</b>
          {account.email}
          <span className="visually-hidden">{say('account.theme')}</span>
        </Header>
        {themes.map((choice) => {
          const Icon = icons[choice];
          return (
            <MenuItem key={choice} id={choice} className="menu-item" textValue={say(`account.theme.${choice}`)}>
              <Icon className="icon" aria-hidden="true" />
              <span className="menu-item-main">{say(`account.theme.${choice}`)}</span>
              <Check className="icon tick" aria-hidden="true" />
            </MenuItem>
          );
        })}
      </MenuSection>
      <MenuSection className="menu-section" aria-label={say('account.version', { version })}>
        <MenuItem id="lock" className="menu-item" textValue={say('account.lock')}>
          <Lock className="icon" aria-hidden="true" />
          <span className="menu-item-main">{say('account.lock')}</span>
        </MenuItem>
        <MenuItem id="signOut" className="menu-item" textValue={say('account.signOut')}>
          <LogOut className="icon" aria-hidden="true" />
          <span className="menu-item-main">{say('account.signOut')}</span>
        </MenuItem>
      </MenuSection>
    </AnchoredMenu>
  );
}
