import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * One hash over the names and contents of all files in the given files and folders; tests do not count, they are not built.
 *
 * @param {string} base
 * @param {readonly string[]} paths relative to the base
 */
export function sourceHash(base, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(join(base, path))).sort()) {
    hash.update(`${relative(base, file).split(sep).join('/')}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}
