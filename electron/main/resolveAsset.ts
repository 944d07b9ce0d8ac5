import { extname, join, sep } from 'node:path';
import { parseUrl, type IsOurs } from './origin.ts';

/** A file of the page on disk, and what it is. */
export type Asset = Readonly<{ file: string; mimeType: string }>;

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The file below `root` that a URL of ours names; null for another host, for a way out of `root`, and for unknown kinds. */
export function resolveAsset(root: string, url: string, isOurs: IsOurs): Asset | null {
  const parsed = parseUrl(url);
  if (parsed === null || !isOurs(url)) return null;
  const path = decodePath(parsed.pathname);
  if (path === null) return null;
  const parts = path.split('/').slice(1);
  if (parts.join('') === '') parts.splice(0, parts.length, 'index.html');
  if (parts.some((part) => !isPlainName(part))) return null;
  const file = join(root, ...parts);
  const mimeType = mimeTypes[extname(file).toLowerCase()];
  if (mimeType === undefined || !file.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
  return { file, mimeType };
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** One step down, on every operating system: no dots, no drive, no stream, no separator that only some systems know. */
function isPlainName(part: string): boolean {
  return /^[A-Za-z0-9_@~+()-][A-Za-z0-9_@~+(). -]*$/.test(part) && !part.endsWith('.') && !part.endsWith(' ');
}
