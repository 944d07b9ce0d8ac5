import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './children.mjs';
import { problem } from './problem.mjs';

/**
 * Chromium's sandbox needs unprivileged user namespaces, or its helper owned by root and set-uid. Without either Electron
 * ends at once (Ubuntu 24.04 and newer forbid such namespaces to programs they do not know).
 *
 * @param {{ namespaces: boolean, helper: { uid: number, mode: number } | null }} system
 */
export function sandboxCanStart({ namespaces, helper }) {
  return namespaces || (helper !== null && helper.uid === 0 && (helper.mode & 0o4755) === 0o4755);
}

/**
 * Says so in one sentence when Chromium's sandbox cannot start; the app is never started without it, save as root.
 *
 * @param {string} executable
 */
export async function requireSandbox(executable) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return;
  const file = join(dirname(executable), 'chrome-sandbox');
  const helper = existsSync(file) ? statSync(file) : null;
  // A system without this program is taken for one that allows them.
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true']);
  if (sandboxCanStart({ namespaces: code === 0 || code === 127, helper })) return;
  throw problem(
    "This system does not let Chromium's sandbox start.",
    `sudo chown root:root '${file}' && sudo chmod 4755 '${file}'`,
  );
}
