import type { App, Event as ElectronEvent, WebContents } from 'electron';
import type { Log } from './logging.ts';
import { decideNavigation, decideNewWindow } from './navigation.ts';
import type { IsOurs } from './origin.ts';

export type ContentsGuardOptions = Readonly<{
  isOurs: IsOurs;
  openExternal: (url: string) => void;
  log: Log;
}>;

/** Puts the guard on every page that will ever exist, whoever makes it. */
export function guardAllContents(app: Pick<App, 'on'>, options: ContentsGuardOptions): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, options));
}

/** Denies webviews, new windows and every navigation that leaves our own page. */
export function guardContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { isOurs, openExternal, log }: ContentsGuardOptions,
): void {
  const guard = (event: Pick<ElectronEvent, 'preventDefault'>, url: string, isMainFrame: boolean): void => {
    const decision = decideNavigation(url, isMainFrame, isOurs);
    if (decision === 'allow') return;
    event.preventDefault();
    if (decision === 'external') openExternal(url);
    else log('warn', 'navigation.refused');
  };
  // Electron 25 passes the URL as a second argument; later ones also put it on the event.
  contents.on('will-navigate', (event, url) => guard(event, url, true));
  // Of the main frame `will-navigate` has been told already.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) guard(event, event.url, false);
  });
  contents.on('will-redirect', (event, url, _isInPlace, isMainFrame) => guard(event, url, isMainFrame));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('warn', 'webview.refused');
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (decideNewWindow(url) === 'external') openExternal(url);
    else log('warn', 'window.refused');
    return { action: 'deny' };
  });
}
