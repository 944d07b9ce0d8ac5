import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { dependenciesAreInstalled } from './dependenciesAreInstalled.mjs';
import { npmCommand } from './npmCommand.mjs';
import { root } from './paths.mjs';
import { problem } from './problem.mjs';
import { duration, say } from './say.mjs';

/**
 * Installs the packages of the lockfile when they are not there yet, or not in its versions.
 *
 * @param {string} [folder]
 */
export async function ensureDependencies(folder = root) {
  refuseOldNode();
  const wanted = readJson(join(folder, 'package-lock.json'));
  if (dependenciesAreInstalled(wanted ?? {}, readJson(join(folder, 'node_modules', '.package-lock.json')))) return;
  say('packages', 'installing, this takes about a minute …');
  const began = Date.now();
  const [command, args] = npmCommand(['ci']);
  const { code, output } = await run(command, args, { cwd: folder });
  if (code !== 0) {
    // npm adds its whole manual to some errors.
    const reason = output.trim().split('\n').slice(0, 12).join('\n');
    throw problem(`The packages could not be installed:\n\n${reason}\n\nIs the npm registry reachable?`, 'npm ci');
  }
  say('packages', `installed in ${duration(Date.now() - began)}`);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw problem(`Seatwise needs Node 20.19 or newer, and this is Node ${process.versions.node}.`);
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
