import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './children.mjs';
import { problem } from './problem.mjs';
import { duration, say } from './say.mjs';
import { packagesOfLibraries } from './systemLibraries.mjs';

/** Programs that only the tests need, and Debian's packages of them. */
export const testTools = /** @type {const} */ ({
  Xvfb: 'xvfb',
  'dbus-run-session': 'dbus-daemon',
  'gnome-keyring-daemon': 'gnome-keyring',
  chromium: 'chromium',
  pg_ctl: 'postgresql',
  ps: 'procps',
});

/** @typedef {keyof typeof testTools} Tool */

/**
 * Installs Debian packages when the system is Debian and we are root; else says what is missing and the line that mends it.
 *
 * @param {{ libraries?: readonly string[], tools?: readonly Tool[], without: string }} missing `without` ends the
 *   sentence: what cannot be done as long as they are missing
 */
export async function installSystemPackages({ libraries = [], tools = [], without }) {
  if (libraries.length === 0 && tools.length === 0) return;
  const what = [...libraries, ...tools].join(', ');
  const sentence = `This system lacks ${what}, without which ${without}.`;
  if (!existsSync('/usr/bin/apt-get')) throw problem(sentence, otherSystemsLine(libraries, tools));
  const { packages, unknown } = packagesOfLibraries(libraries);
  if (unknown.length > 0) throw problem(`${sentence} No package is known here for ${unknown.join(', ')}.`);
  const candidates = [...packages, ...tools.map((tool) => [testTools[tool]])];
  if (process.getuid?.() !== 0) throw problem(sentence, aptLine(await Promise.all(candidates.map(knownName))));
  await installAsRoot(candidates, sentence);
}

/**
 * @param {readonly (readonly string[])[]} candidates
 * @param {string} sentence
 */
async function installAsRoot(candidates, sentence) {
  const began = Date.now();
  say('system', 'updating the list of Debian packages …');
  await run('apt-get', ['update', '-q'], { timeoutMs: 5 * 60 * 1000 });
  const names = await Promise.all(candidates.map(knownName));
  say('system', `installing ${names.join(' ')} …`);
  const args = ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...names];
  const { code, output } = await run('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: 15 * 60 * 1000,
  });
  if (code !== 0)
    throw problem(`${sentence} apt-get could not install them:\n${output.trim().slice(-600)}`, aptLine(names));
  say('system', `installed in ${duration(Date.now() - began)}`);
}

/**
 * The first of a package's names that this release of Debian has.
 *
 * @param {readonly string[]} names
 */
async function knownName(names) {
  for (const name of names) {
    if (names.length === 1) return name;
    if ((await run('apt-cache', ['show', '--quiet=2', name])).code === 0) return name;
  }
  return names.at(-1) ?? '';
}

/** @param {readonly string[]} names */
function aptLine(names) {
  return `sudo apt-get install -y ${names.join(' ')}`;
}

/**
 * @param {readonly string[]} libraries
 * @param {readonly Tool[]} tools
 */
function otherSystemsLine(libraries, tools) {
  if (!existsSync('/usr/bin/dnf')) return undefined;
  // RPM systems find a package by the library it provides.
  return `sudo dnf install ${[...libraries.map((library) => `'${library}()(64bit)'`), ...tools].join(' ')}`;
}

/**
 * @param {readonly Tool[]} tools
 * @returns {Tool[]}
 */
export function toolsMissing(tools) {
  return tools.filter((tool) => !hasTool(tool));
}

/** @param {Tool} tool */
function hasTool(tool) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  // Debian keeps PostgreSQL's server programs of each version off the PATH.
  const postgres = '/usr/lib/postgresql';
  if (tool === 'pg_ctl' && existsSync(postgres)) {
    folders.push(...readdirSync(postgres).map((version) => join(postgres, version, 'bin')));
  }
  return folders.some((folder) => isExecutable(join(folder, tool)));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
