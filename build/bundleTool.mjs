import { basename, join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Bundles a TypeScript program of ours for Node. The bundle lies two folders deep, as test/e2e and test/bench do, so that
 * what is found by `import.meta.dirname` is found there too.
 *
 * @param {string} source from the root
 */
export async function bundleTool(source) {
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
