import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import react from '@vitejs/plugin-react';

// Electron itself and libsql (a native module, it finds its binary by its own path) cannot be bundled; all else is,
// because electron-store is ESM only and the packaged app then needs no node_modules but libsql's.
const external = ['electron', 'libsql'];

// The oldest runtime the app must start on: Electron 25 (Node 18, Chromium 114), see docs/decisions/0004.
const node = 'node18';
const chromium = 'chrome114';

type ModuleInfo = Readonly<{ isEntry: boolean; importers: readonly string[] }>;

/** Is the module loaded with the page, that is, imported from its entry without any `import()` on the way? */
function isFirst(id: string, getModuleInfo: (id: string) => ModuleInfo | null): boolean {
  const seen = new Set<string>();
  const isReached = (at: string): boolean => {
    if (seen.has(at)) return false;
    seen.add(at);
    const info = getModuleInfo(at);
    return info !== null && (info.isEntry || info.importers.some(isReached));
  };
  return isReached(id);
}

export default defineConfig({
  main: {
    // Axios for Node brings Node's own HTTP client along, which we never use (the adapter is fetch) and whose loading was
    // half of the service's start.
    resolve: { alias: { axios: 'axios/dist/browser/axios.cjs' } },
    build: {
      target: node,
      minify: true,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        input: { main: 'electron/main/main.ts', service: 'electron/service/entry.ts' },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // Else the bundler's own runtime lands in main.cjs and service.cjs requires all of main, which dies there.
          strictExecutionOrder: true,
        },
      },
    },
  },
  preload: {
    build: {
      target: node,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        external: ['electron'],
        input: { preload: 'electron/preload/preload.ts' },
        // A sandboxed preload can require nothing of its own: one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: chromium,
      cssTarget: chromium,
      minify: true,
      sourcemap: true,
      // The content security policy allows scripts, styles and fonts of our own origin only: nothing may be inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve(import.meta.dirname, 'renderer/index.html'),
        // All that the first screen needs in one file: each file more is a round trip through the main process.
        output: {
          codeSplitting: {
            groups: [
              {
                debugName: 'first screen',
                name: (id, context) => (isFirst(id, (at) => context.getModuleInfo(at)) ? 'first' : null),
              },
            ],
          },
        },
      },
    },
  },
});
