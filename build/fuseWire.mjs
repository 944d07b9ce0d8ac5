import { readFileSync } from 'node:fs';

// Electron marks the place of its fuses in the executable with this text; then come a version, a length, and one
// character per fuse.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const version = 1;
const states = /** @type {const} */ ({ 0x30: 'off', 0x31: 'on', 0x72: 'removed', 0x90: 'inherited' });

/** The fuses by their place in the wire, under the names that electron-builder gives them. */
export const fuseNames = /** @type {const} */ ([
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]);

/** @typedef {(typeof fuseNames)[number]} FuseName */
/** @typedef {'off' | 'on' | 'removed' | 'inherited' | 'unknown'} FuseState */

/**
 * Reads the fuses back from an Electron executable. An older Electron has a shorter wire: its last fuses do not exist.
 *
 * @param {Buffer} executable
 * @returns {Partial<Record<FuseName, FuseState>>}
 */
export function readFuses(executable) {
  const at = executable.indexOf(sentinel);
  if (at < 0) throw new Error('This executable has no fuses: it is not an Electron.');
  const wire = executable.subarray(at + sentinel.length);
  if (wire[0] !== version) throw new Error(`Version ${wire[0]} of the fuses is not known here.`);
  const length = wire[1] ?? 0;
  /** @type {Partial<Record<FuseName, FuseState>>} */
  const fuses = {};
  for (const [index, name] of fuseNames.entries()) {
    if (index < length) fuses[name] = states[/** @type {0x30} */ (wire[2 + index])] ?? 'unknown';
  }
  return fuses;
}

/** @param {string} file */
export function readFusesOf(file) {
  return readFuses(readFileSync(file));
}

/**
 * What differs between the fuses that were asked for and those of the executable, one sentence each.
 *
 * @param {Readonly<Partial<Record<FuseName, boolean | null>>>} asked
 * @param {Partial<Record<FuseName, FuseState>>} found
 */
export function fuseDifferences(asked, found) {
  return fuseNames.flatMap((name) => {
    if (found[name] === undefined) return [];
    if (typeof asked[name] !== 'boolean') return [`${name} is not spelled out`];
    const wanted = asked[name] ? 'on' : 'off';
    return found[name] === wanted ? [] : [`${name} is ${found[name]}, and should be ${wanted}`];
  });
}
