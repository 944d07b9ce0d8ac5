import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './children.mjs';
import { findElectronDist } from './electronDist.mjs';
import { cacheFolder, root } from './paths.mjs';

const releases = 'https://github.com/electron/electron/releases/download';
const day = 24 * 60 * 60 * 1000;
const probeLimit = 6_000;
const downloadLimit = 10 * 60 * 1000;

/** @typedef {{ version: string, reason: string, at: number }} FailedDownload */

/**
 * A failed download is not tried again for a day, so that a closed network does not slow down every start.
 *
 * @param {FailedDownload | null} failure
 * @param {string} version
 * @param {number} now
 */
export function downloadMayBeTried(failure, version, now) {
  if (!failure || failure.version !== version) return true;
  return now - failure.at >= day || failure.at > now;
}

/** The Electron of package.json, when its binary is in node_modules already. */
export function installedElectron() {
  const dist = findElectronDist(join(root, 'node_modules/electron/dist'));
  return dist?.version === electronVersion() ? dist : null;
}

/**
 * Downloads the Electron of package.json with its own install script.
 *
 * @returns {Promise<{ reason: string } | ReturnType<typeof installedElectron>>} the reason, when it is not to be had
 */
export async function downloadElectron() {
  const version = electronVersion();
  const failure = readFailure();
  if (!downloadMayBeTried(failure, version, Date.now())) return { reason: `${failure?.reason}, tried within a day` };
  const unreachable = await probe(version);
  if (unreachable) return fail(version, unreachable);
  const { code, output } = await run(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    timeoutMs: downloadLimit,
  });
  const dist = code === 0 ? installedElectron() : null;
  if (dist) return dist;
  return fail(version, code === 124 ? 'the download took too long' : lastLine(output) || 'the download failed');
}

function electronVersion() {
  return JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;
}

/**
 * A host that is blocked without an answer would hold the install script for minutes. Someone who has set up a mirror or
 * a proxy knows that it is there.
 *
 * @param {string} version
 */
async function probe(version) {
  const env = process.env;
  if (env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? env['HTTPS_PROXY'] ?? env['https_proxy'])
    return '';
  try {
    const address = `${releases}/v${version}/SHASUMS256.txt`;
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) });
    return answer.ok ? '' : `its release host answered ${answer.status}`;
  } catch {
    return 'its release host is out of reach';
  }
}

/**
 * @param {string} version
 * @param {string} reason
 */
function fail(version, reason) {
  mkdirSync(dirname(failureFile()), { recursive: true });
  writeFileSync(failureFile(), JSON.stringify({ version, reason, at: Date.now() }));
  return { reason };
}

/** @returns {FailedDownload | null} */
function readFailure() {
  try {
    return JSON.parse(readFileSync(failureFile(), 'utf8'));
  } catch {
    return null;
  }
}

function failureFile() {
  return join(cacheFolder(), 'electron-download-failed.json');
}

/** @param {string} output */
function lastLine(output) {
  const errors = output.split('\n').filter((line) => line.startsWith('Error') || line.includes('Error:'));
  return errors.at(0)?.trim() ?? '';
}
