import type { ReactNode } from 'react';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import { Announcer } from '../app/Announcer.tsx';
import { useSay } from '../app/text.tsx';
import { Toasts } from '../app/Toasts.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { Appearance } from '../settings/Appearance.tsx';
import type { AppState } from '../state/appStore.ts';
import { useApp } from '../state/useApp.ts';
import { Buttons } from './Buttons.tsx';
import { Fields } from './Fields.tsx';
import { Lists } from './Lists.tsx';
import { Notes } from './Notes.tsx';
import { Overlays } from './Overlays.tsx';
import { Products } from './Products.tsx';
import { Tokens } from './Tokens.tsx';
import '../app/Shell.css';
import '../settings/Settings.css';
import './Gallery.css';

const selectBoot = (state: AppState): Boot | null => state.boot;

/** Every token and component on one page, in the look that is chosen at its top. */
export function Gallery(): ReactNode {
  const say = useSay();
  const boot = useApp(selectBoot);
  return (
    <>
      <main className="gallery">
        <ScreenTitle>{say('gallery.title')}</ScreenTitle>
        <p className="small">{say('gallery.sub')}</p>
        {boot !== null && <Appearance boot={boot} />}
        <Tokens />
        <Buttons />
        <Fields />
        <Products />
        <Notes />
        <Lists />
        <Overlays />
      </main>
      <Toasts />
      <Announcer />
    </>
  );
}
