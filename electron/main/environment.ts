import { parseUrl } from './origin.ts';

export type Environment = Readonly<{
  /** The licensing API that the launcher or a test names; it goes before what the settings remember. */
  apiUrl: string | null;
  /** The bundler's server with the page under development; never when packaged. */
  devUrl: string | null;
  /** The page that the window opens instead of the app's own: the gallery of components, which only development has. */
  pageUrl: string | null;
}>;

type Given = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  args: readonly string[];
  packaged: boolean;
}>;

/** Reads what may be set from outside. */
export function readEnvironment({ env, args, packaged }: Given): Environment {
  const apiUrl = env['SEATWISE_API_URL']?.trim() ?? '';
  const given = env['ELECTRON_RENDERER_URL'] ?? '';
  const devUrl = !packaged && isLoopback(given) ? given : null;
  const isGallery = devUrl !== null && args.includes('--gallery');
  return {
    apiUrl: apiUrl === '' ? null : apiUrl,
    devUrl,
    pageUrl: isGallery ? new URL('/gallery/index.html', devUrl).href : devUrl,
  };
}

/** Is this the address of a server on this very computer? It can be reached without a network. */
export function isLoopback(url: string): boolean {
  const parsed = parseUrl(url);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(parsed.hostname);
}
