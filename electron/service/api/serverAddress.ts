/** Where a licensing API is, checked: `base` has no slash at its end. */
export type ServerAddress = Readonly<{ base: string; origin: string }>;

/**
 * Reads the address a person typed. Names and passwords of a school travel over `https:` only; plain `http:` is for a
 * server on this very computer. Null when it is no such address.
 */
export function parseServerAddress(text: string): ServerAddress | null {
  const typed = text.trim();
  const url = parseUrl(typed.includes('://') ? typed : `${isLoopback(hostOf(typed)) ? 'http' : 'https'}://${typed}`);
  if (!url) return null;
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!allowed || url.hostname === '' || url.username !== '' || url.password !== '') return null;
  if (url.search !== '' || url.hash !== '') return null;
  return { base: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin };
}

/** `localhost`, `127.…` and `::1`, as the URL parser writes them; a name that only looks like one is not. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function hostOf(typed: string): string {
  return parseUrl(`http://${typed}`)?.hostname ?? '';
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
