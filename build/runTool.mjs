import { basename, join } from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { ended, startChild } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { ensureTestTools, startTestSession } from './testSession.mjs';

/**
 * Bundles a TypeScript program of ours and runs it under Node, with the built app, an Electron, a display and a keyring
 * around it, as the end-to-end tests have. The bundle lies two folders deep, as test/e2e and test/bench do, so that what
 * is found by `import.meta.dirname` is found there too.
 *
 * @param {string} source from the root
 * @param {readonly string[]} args
 */
export async function runTool(source, args) {
  await ensureDependencies();
  await ensureTestTools();
  await ensureBundle('app');
  await ensureBundle('server');
  const session = await startTestSession();
  try {
    const { command, args: wrapped } = session.wrap(process.execPath, [await bundleTool(source), ...args]);
    return await ended(startChild(command, wrapped, { cwd: root, env: session.env }));
  } finally {
    await session.stop();
  }
}

/** @param {string} source */
async function bundleTool(source) {
  const { build } = await import('vite');
  const name = source.replace(/\.ts$/, '').replaceAll('/', '-');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'out/tools',
      emptyOutDir: false,
      sourcemap: true,
      rolldownOptions: {
        input: { [name]: source },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: `${basename(name)}-[hash].mjs` },
      },
    },
  });
  return join(root, 'out/tools', `${name}.mjs`);
}
