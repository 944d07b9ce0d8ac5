import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the executable lies inside a folder of an unpacked Electron.
 *
 * @param {NodeJS.Platform} platform
 */
export function executableWithin(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Looks into a folder for an unpacked Electron. Each has a file `version` beside its executable.
 *
 * @param {string} folder
 * @param {NodeJS.Platform} [platform]
 * @returns {{ folder: string, executable: string, version: string } | null}
 */
export function findElectronDist(folder, platform = process.platform) {
  const executable = join(folder, executableWithin(platform));
  const versionFile = join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return null;
  return { folder, executable, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') };
}
