import { existsSync } from 'node:fs';
import { run } from './children.mjs';

/**
 * Debian's package of each library that Electron is linked to. Where Debian renamed a package (64-bit time), both names
 * stand there, the newer first.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const packageOf = {
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsecret-1.so.0': ['libsecret-1-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

/**
 * The libraries that the loader does not find, as `ldd` tells them.
 *
 * @param {string} lddOutput
 */
export function missingLibraries(lddOutput) {
  const missing = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
  return [...new Set(missing)];
}

/**
 * @param {readonly string[]} libraries
 * @returns {{ packages: readonly (readonly string[])[], unknown: readonly string[] }} per package its possible names
 */
export function packagesOfLibraries(libraries) {
  const packages = new Map();
  const unknown = [];
  for (const library of libraries) {
    const names = packageOf[library];
    if (names) packages.set(names[0], names);
    else unknown.push(library);
  }
  return { packages: [...packages.values()], unknown };
}

/**
 * The libraries that this Electron lacks here; none where the system has no `ldd` (macOS, Windows).
 *
 * @param {string} executable
 */
export async function librariesMissingFor(executable) {
  if (process.platform !== 'linux' || !existsSync(executable)) return [];
  const { code, output } = await run('ldd', [executable]);
  return code === 127 ? [] : missingLibraries(output);
}
