/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether what npm wrote down as installed (`node_modules/.package-lock.json`) is what the lockfile asks for. Optional
 * packages may be missing: they are other systems' binaries.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | null} installed null when nothing is
 */
export function dependenciesAreInstalled(wanted, installed) {
  if (!installed?.packages) return false;
  const found = installed.packages;
  return Object.entries(wanted.packages ?? {}).every(([path, locked]) => {
    if (path === '' || locked.link) return true;
    const present = found[path];
    if (!present) return locked.optional === true || locked.devOptional === true;
    return present.version === locked.version;
  });
}
