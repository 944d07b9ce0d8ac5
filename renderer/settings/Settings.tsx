import type { ReactNode } from 'react';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import { settingsEn as messages } from '../app/messages/settingsEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import type { AppState } from '../state/appStore.ts';
import { useApp } from '../state/useApp.ts';
import { About } from './About.tsx';
import { AccountSection } from './AccountSection.tsx';
import { Appearance } from './Appearance.tsx';
import { Logs } from './Logs.tsx';
import { Privacy } from './Privacy.tsx';
import './Settings.css';

const selectBoot = (state: AppState): Boot | null => state.boot;

/** What a person can choose for this computer. */
export function Settings(): ReactNode {
  const boot = useApp(selectBoot);
  return <ScreenText messages={messages}>{boot !== null && <Sections boot={boot} />}</ScreenText>;
}

function Sections({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  const say = useSay();
  return (
    <div className="screen">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('nav.settings')}</ScreenTitle>
          <p className="small">{say('settings.sub')}</p>
        </div>
      </div>
      <div className="settings">
        <AccountSection boot={boot} />
        <Appearance boot={boot} />
        <Privacy boot={boot} />
        <Logs />
        <About version={boot.version} />
      </div>
    </div>
  );
}
