import type { Session } from 'electron';
import { developmentPolicy } from './contentSecurityPolicy.ts';
import type { IsOurs } from './origin.ts';

/** All that could reach a network or a file; `app:` is not among them, so that our own files take no detour. */
const guardedUrls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];

/** May a page's request leave? Never, but to the bundler's server in development (then it is ours), its socket included. */
export function isRequestAllowed(url: string, isOurs: IsOurs): boolean {
  return isOurs(url) || isOurs(url.replace(/^ws/, 'http'));
}

/**
 * Behind the content security policy a second wall: nothing remote is ever loaded into a window, so no sign-in of the
 * operating system (NTLM, Negotiate) can be asked of it either. The service's own requests do not pass here.
 */
export function guardRequests(session: Pick<Session, 'webRequest'>, devUrl: string | null, isOurs: IsOurs): void {
  session.webRequest.onBeforeRequest({ urls: guardedUrls }, (details, callback) => {
    callback({ cancel: !isRequestAllowed(details.url, isOurs) });
  });
  if (devUrl === null) return;
  const policy = developmentPolicy(devUrl);
  session.webRequest.onHeadersReceived({ urls: [`${new URL(devUrl).origin}/*`] }, (details, callback) => {
    callback({ responseHeaders: { ...details.responseHeaders, 'content-security-policy': [policy] } });
  });
}
