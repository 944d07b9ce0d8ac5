import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { root } from './paths.mjs';
import { problem } from './problem.mjs';
import { duration, say } from './say.mjs';
import { sourceHash } from './sourceHash.mjs';

/** @typedef {{ sources: readonly string[], results: readonly string[], command: readonly string[] }} Bundle */

const common = ['shared', 'package-lock.json', 'tsconfig.json'];

/** @type {Readonly<Record<'app' | 'server', Bundle>>} */
const bundles = {
  app: {
    sources: [...common, 'electron', 'renderer', 'electron.vite.config.ts'],
    results: ['main/main.cjs', 'main/service.cjs', 'preload/preload.cjs', 'renderer/index.html'],
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
  },
  server: {
    sources: [...common, 'server', 'vite.server.config.ts'],
    results: ['server/main.mjs', 'server/generate.mjs'],
    command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.server.config.ts'],
  },
};

/**
 * Builds a bundle unless the one that is there was made from the same sources.
 *
 * @param {'app' | 'server'} name
 */
export async function ensureBundle(name) {
  const bundle = bundles[name];
  const hash = sourceHash(root, bundle.sources);
  const stamp = join(root, 'out', `${name}.hash`);
  const isThere = bundle.results.every((file) => existsSync(join(root, 'out', file)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say(name, 'building …');
  // Should the build break off half-way, what lies there must not pass for built.
  rmSync(stamp, { force: true });
  const began = Date.now();
  const { code, output } = await run(process.execPath, bundle.command, { cwd: root });
  if (code !== 0) throw problem(`The ${name} could not be built:\n\n${output.trim()}`);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, hash);
  say(name, `built in ${duration(Date.now() - began)}`);
}
