import type { ReactNode } from 'react';
import { textSizes, type Boot, type ThemeChoice } from '../../shared/contract/ipcMain.ts';
import { useSay } from '../app/text.tsx';
import { setPreferences, setTheme } from '../state/boot.ts';
import { useAppContext } from '../state/useApp.ts';
import { Choices } from './Choices.tsx';
import { Line, Section } from './Section.tsx';

const themes: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const contrasts = ['system', 'more'] as const;

/** How the app looks and reads. */
export function Appearance({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  const say = useSay();
  const { store, bridge } = useAppContext();
  const { contrast, textSize } = boot.preferences;
  return (
    <Section title={say('settings.appearance')}>
      <Choices
        label={say('account.theme')}
        value={boot.theme}
        choices={themes.map((theme) => ({ value: theme, text: say(`account.theme.${theme}`) }))}
        onChange={(theme) => void setTheme(store, bridge, theme)}
      />
      <Choices
        label={say('settings.contrast')}
        hint={say('settings.contrast.hint')}
        value={contrast}
        choices={contrasts.map((value) => ({ value, text: say(`settings.contrast.${value}`) }))}
        onChange={(value) => void setPreferences(store, bridge, { contrast: value })}
      />
      <Choices
        label={say('settings.textSize')}
        hint={say('settings.textSize.hint')}
        value={textSize}
        choices={textSizes.map((value) => ({ value, text: say('settings.percent', { value: value / 100 }) }))}
        onChange={(value) => void setPreferences(store, bridge, { textSize: value })}
      />
      <Line label={say('settings.language')} hint={say('settings.language.hint')}>
        {say('settings.language.english')}
      </Line>
    </Section>
  );
}
