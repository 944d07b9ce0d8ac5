import type { ReactNode } from 'react';
import type { Boot, ThemeChoice } from '../../shared/contract/ipcMain.ts';
import { useSay } from '../app/text.tsx';
import { setTheme } from '../state/boot.ts';
import { useAppContext } from '../state/useApp.ts';
import { Choices } from './Choices.tsx';
import { Section } from './Section.tsx';

const themes: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** How the app looks. */
export function Appearance({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  const say = useSay();
  const { store, bridge } = useAppContext();
  return (
    <Section title={say('settings.appearance')}>
      <Choices
        label={say('account.theme')}
        value={boot.theme}
        choices={themes.map((theme) => ({ value: theme, text: say(`account.theme.${theme}`) }))}
        onChange={(theme) => void setTheme(store, bridge, theme)}
      />
    </Section>
  );
}
