import '../app/zodConfig.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followContrast } from '../app/contrast.ts';
import { galleryEn } from '../app/messages/galleryEn.ts';
import { settingsEn } from '../app/messages/settingsEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { TextProvider } from '../app/text.tsx';
import { createAppContext } from '../state/appContext.ts';
import { followPreferences, loadBoot } from '../state/boot.ts';
import { parseHash } from '../state/route.ts';
import { AppContext } from '../state/useApp.ts';
import { Gallery } from './Gallery.tsx';
import '../app/fonts.css';
import '../app/tokens.css';
import '../app/base.css';

// A page of its own, which no build takes up: the bundler's server shows it in development (`npm run dev -- --gallery`).
const context = createAppContext(window.seatwise, parseHash(''));
context.client.start();
followContrast(context.store, document.documentElement);
followPreferences(context.store, window.seatwise);
void loadBoot(context.store, window.seatwise);

const messages = { ...settingsEn, ...galleryEn };
const root = document.querySelector('#root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <AppContext value={context}>
      <TextProvider>
        <ScreenText messages={messages}>
          <Gallery />
        </ScreenText>
      </TextProvider>
    </AppContext>
  </StrictMode>,
);
