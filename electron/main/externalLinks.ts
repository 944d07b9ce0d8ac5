import type { Shell } from 'electron';
import { supportLinks } from '../../shared/support/support.ts';
import type { Log } from './logging.ts';
import { parseUrl } from './origin.ts';

/** Where a link may lead out of the app: the rostering platforms, whose part of the work is done there. */
const externalHosts: readonly string[] = [
  'clever.com',
  'schools.clever.com',
  'support.clever.com',
  'www.classlink.com',
  'launchpad.classlink.com',
  'help.classlink.com',
];

/** How support is reached: these very links, and no other number or address. */
const contacts: readonly string[] = Object.values(supportLinks);

/** May the operating system be asked to open this? `https:` on a listed host, a letter to one person there, or support. */
export function isAllowedExternal(url: string): boolean {
  if (contacts.includes(url)) return true;
  const parsed = parseUrl(url);
  if (parsed === null) return false;
  if (parsed.protocol === 'https:') {
    return parsed.username === '' && parsed.password === '' && parsed.port === '' && isListed(parsed.hostname);
  }
  if (parsed.protocol !== 'mailto:') return false;
  const [, host] = /^[A-Za-z0-9._+-]{1,64}@([A-Za-z0-9.-]+)$/.exec(parsed.pathname) ?? [];
  // A `cc` or an attachment would send more than the person sees.
  return host !== undefined && isListed(host) && [...parsed.searchParams.keys()].every((key) => key === 'subject');
}

/** The one way out of the app. */
export function openExternal(url: string, shell: Pick<Shell, 'openExternal'>, log: Log): void {
  if (!isAllowedExternal(url)) {
    log('warn', 'externalLink.refused');
    return;
  }
  shell.openExternal(url).catch(() => log('warn', 'externalLink.failed'));
}

function isListed(host: string): boolean {
  return externalHosts.includes(host.toLowerCase());
}
