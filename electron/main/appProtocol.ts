import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CustomScheme, Protocol } from 'electron';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { APP_SCHEME, type IsOurs } from './origin.ts';
import { resolveAsset } from './resolveAsset.ts';

/** Stands in `index.html` where the nonce of the answer belongs. */
const NONCE_PLACEHOLDER = '%CSP_NONCE%';

/** What `app://` may do in the page; to be registered before the app is ready. */
export const appScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Serves the built page below `root` at `app://seatwise/`; tells when the page's script has been answered. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, root: string, isOurs: IsOurs, onScript: () => void): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const response = await answer(request, root, isOurs);
    // After this turn, in which the answer leaves.
    if (response.headers.get('content-type')?.startsWith('text/javascript') === true) setTimeout(onScript, 1);
    return response;
  });
}

/** The answer to one request: a file of ours with the policy on it, or a refusal. */
export async function answer(
  request: Readonly<{ method: string; url: string }>,
  root: string,
  isOurs: IsOurs,
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  if (request.method !== 'GET') return refusal(405, nonce, { allow: 'GET' });
  const asset = resolveAsset(root, request.url, isOurs);
  if (asset === null) return refusal(404, nonce);
  try {
    const bytes = await readFile(asset.file);
    const body = asset.mimeType.startsWith('text/html')
      ? bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)
      : new Uint8Array(bytes);
    return new Response(body, { headers: { ...headers(nonce), 'content-type': asset.mimeType } });
  } catch {
    return refusal(404, nonce);
  }
}

function refusal(status: number, nonce: string, more: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...headers(nonce), ...more } });
}

/**
 * No `cross-origin-opener-policy`: nothing opens this page and it may open nothing. With it, Chromium throws away the
 * process it has started for the window, and starts another.
 */
function headers(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
