import { parseUrl } from './origin.ts';

export type Environment = Readonly<{
  /** The licensing API that the launcher or a test names; it goes before what the settings remember. */
  apiUrl: string | null;
  /** The bundler's server with the page under development; never when packaged. */
  devUrl: string | null;
}>;

/** Reads what may be set from outside. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>, packaged: boolean): Environment {
  const apiUrl = env['SEATWISE_API_URL']?.trim() ?? '';
  const devUrl = env['ELECTRON_RENDERER_URL'] ?? '';
  return {
    apiUrl: apiUrl === '' ? null : apiUrl,
    devUrl: !packaged && isLoopback(devUrl) ? devUrl : null,
  };
}

/** Is this the address of a server on this very computer? It can be reached without a network. */
export function isLoopback(url: string): boolean {
  const parsed = parseUrl(url);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(parsed.hostname);
}
