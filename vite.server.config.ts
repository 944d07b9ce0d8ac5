import { defineConfig } from 'vite';

/** The licensing API and its district generator, for Node 20.19 or newer; libraries stay in node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/server',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        syncWorker: 'server/rostering/sync/syncWorker.ts',
        generate: 'server/sample/generate.ts',
      },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
