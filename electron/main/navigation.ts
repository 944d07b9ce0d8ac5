import { isAllowedExternal } from './externalLinks.ts';
import type { IsOurs } from './origin.ts';

/** What becomes of a navigation: `external` is opened by the operating system and not here. */
export type NavigationDecision = 'allow' | 'deny' | 'external';

/** Only the main frame may load anything, and only a page of ours (a reload in development). */
export function decideNavigation(url: string, isMainFrame: boolean, isOurs: IsOurs): NavigationDecision {
  if (isMainFrame && isOurs(url)) return 'allow';
  return isMainFrame ? decideNewWindow(url) : 'deny';
}

/** No window is ever opened by a page; a listed link goes to the operating system. */
export function decideNewWindow(url: string): 'deny' | 'external' {
  return isAllowedExternal(url) ? 'external' : 'deny';
}
