/** Scheme and host of our own pages. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'seatwise';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** Says whether a URL is a page or file of ours. */
export type IsOurs = (url: string) => boolean;

/**
 * Compares the parsed URL, never a prefix: `app://seatwise.example` and `app://seatwise@example` begin like ours.
 * In development (`devUrl`) ours is the bundler's server instead.
 */
export function createIsOurs(devUrl: string | null): IsOurs {
  const devOrigin = devUrl === null ? null : new URL(devUrl).origin;
  return (url) => {
    const parsed = parseUrl(url);
    if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
    if (devOrigin !== null) return parsed.origin === devOrigin;
    // Node gives every scheme it does not know the origin "null", so scheme, host and port are compared.
    return parsed.protocol === `${APP_SCHEME}:` && parsed.hostname === APP_HOST && parsed.port === '';
  };
}

/** The parsed URL, or null where there is none. */
export function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
