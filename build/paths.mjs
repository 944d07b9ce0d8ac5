import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout these scripts belong to. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Where a system keeps files of one kind for one user.
 *
 * @param {'cache' | 'data'} kind
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 */
export function userFolder(kind, platform, env, home) {
  if (platform === 'darwin') return join(home, 'Library', kind === 'cache' ? 'Caches' : 'Application Support');
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  if (kind === 'cache') return env['XDG_CACHE_HOME'] ?? join(home, '.cache');
  return env['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
}

/** Downloads that may be thrown away at any time. */
export function cacheFolder() {
  return (
    process.env['SEATWISE_CACHE'] ?? join(userFolder('cache', process.platform, process.env, homedir()), 'seatwise')
  );
}

/** The database of the licensing API that `npm start` runs for practice. */
export function practiceFolder() {
  return (
    process.env['SEATWISE_PRACTICE_DATA'] ??
    join(userFolder('data', process.platform, process.env, homedir()), 'seatwise-practice')
  );
}
