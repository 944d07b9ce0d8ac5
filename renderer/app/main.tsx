import './zodConfig.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';
import { createAppContext } from '../state/appContext.ts';
import { followPreferences, loadBoot } from '../state/boot.ts';
import { guardClosing } from '../state/closing.ts';
import { followFirstSchool } from '../state/firstSchool.ts';
import { parseHash } from '../state/route.ts';
import { AppContext } from '../state/useApp.ts';
import { App } from './App.tsx';
import { followContrast } from './contrast.ts';
import { FIRST_ANSWERS_MS, FIRST_QUESTIONS_MS, onFirstAnswers, watchFirstQuestions } from './firstQuestions.ts';
import { keepPlace } from './keepPlace.ts';
import { TextProvider } from './text.tsx';
import './fonts.css';
import './tokens.css';
import './base.css';

start(window.seatwise, document.querySelector('#root'));

function start(bridge: SeatwiseBridge, root: Element | null): void {
  if (!root) throw new Error('the page has no root');
  const context = createAppContext(bridge, parseHash(location.hash));
  const { store, client, queries } = context;
  queries.start();
  client.start();
  const release = watchFirstQuestions(queries);
  keepPlace({ store });
  followContrast(store, document.documentElement);
  followFirstSchool(store);
  followPreferences(store, bridge);
  guardClosing(store, bridge, window);
  void loadBoot(store, bridge).then(() => setTimeout(release, FIRST_QUESTIONS_MS));
  const page = createRoot(root);
  onFirstAnswers(store, FIRST_ANSWERS_MS, () =>
    page.render(
      <StrictMode>
        <AppContext value={context}>
          <TextProvider>
            <App />
          </TextProvider>
        </AppContext>
      </StrictMode>,
    ),
  );
}
