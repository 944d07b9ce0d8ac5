import type { Session } from 'electron';
import type { Log } from './logging.ts';
import type { IsOurs } from './origin.ts';

/** All that a page of ours may ask of the browser: to put text on the clipboard (Copy). Everything else is denied. */
const permitted: readonly string[] = ['clipboard-sanitized-write'];

/** May the page at this URL have this permission? */
export function isPermitted(permission: string, url: string, isMainFrame: boolean, isOurs: IsOurs): boolean {
  return isMainFrame && permitted.includes(permission) && isOurs(url);
}

/** Answers requests, checks and device choosers of a session. */
export function restrictPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
  isOurs: IsOurs,
  log: Log,
): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const granted = isPermitted(permission, details.requestingUrl, details.isMainFrame, isOurs);
    if (!granted) log('warn', 'permission.refused');
    callback(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isPermitted(permission, details.requestingUrl ?? origin, details.isMainFrame, isOurs),
  );
  session.setDevicePermissionHandler(() => false);
}
