import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

// node build/completeLockfile.mjs: run it after adding a package. npm drops from the lockfile what the registry at hand
// does not offer (binaries for other systems), and `npm ci` then refuses the lockfile everywhere.

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[],
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ name: string, version: string, dev: boolean }} MissingPackage
 */

/**
 * The optional packages that locked packages name and the lockfile lacks.
 *
 * @param {Readonly<Record<string, LockedPackage>>} packages
 * @returns {MissingPackage[]}
 */
export function missingOptionalPackages(packages) {
  return Object.entries(packages).flatMap(([path, locked]) =>
    Object.entries(locked.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => ({ name, version, dev: locked.dev === true })),
  );
}

/**
 * Looks as Node does: beside the package, then in each folder above.
 *
 * @param {Readonly<Record<string, LockedPackage>>} packages
 * @param {string} path
 * @param {string} name
 */
function isLocked(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[at ? `${at}/node_modules/${name}` : `node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}

/**
 * An entry in npm's form. System and processor are read off the name, so that npm leaves out what is not for this machine.
 *
 * @param {MissingPackage} missing
 * @returns {LockedPackage}
 */
export function entryFor({ name, version, dev }) {
  const [, os] = /(android|darwin|win32|freebsd|linux|openharmony)/.exec(name) ?? [];
  const [, cpu] = /-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)\b/.exec(name) ?? [];
  if (!os || !cpu) throw new Error(`${name} does not tell what system it is for; add it to the lockfile by hand.`);
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), optional: true, os: [os] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptionalPackages(lock.packages);
  for (const each of missing) lock.packages[`node_modules/${each.name}`] = entryFor(each);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(`${missing.length} packages added to the lockfile.`);
}
