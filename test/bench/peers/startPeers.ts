import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright';
import { build } from 'vite';
import { PROJECT_ROOT } from '../../e2e/application.ts';
import { UNHURRIED } from '../unhurried.ts';
import type { PeersPage, Timing } from './page.ts';

/** The peers, ready to write. */
export type Peers = Readonly<{
  /** One row written to a bare SQLite file and waited for, in milliseconds. */
  bareCommit: (student: number, product: string) => Promise<number>;
  pouchdb: (student: number, product: string) => Promise<Timing>;
  rxdb: (student: number, product: string) => Promise<Timing>;
  /** Stores lines of rows, one after the other; answers the milliseconds spent in the engine. */
  load: (
    engine: 'pouchdb' | 'rxdb',
    lines: readonly Readonly<{ table: string; rows: readonly unknown[] }>[],
  ) => Promise<number>;
  /** Replicates so many documents of PouchDB to a server; answers the milliseconds. */
  replicate: (documents: number, url: string) => Promise<number>;
  stop: () => Promise<void>;
}>;

/** Students in each peer; fewer than in our store, to their advantage. */
export const PEER_STUDENTS = 1_000;

type WriteBare = (student: number, product: string) => number;
type PageGlobal = Readonly<{ peers: PeersPage }>;
type MainGlobal = { openBare: (libsql: string, file: string, rows: number) => WriteBare; bare: WriteBare };

/** Opens a window of the same Electron with PouchDB and RxDB in it, and a bare SQLite file in its main process. */
export async function startPeers(electron: string, folder: string): Promise<Peers> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const app = await _electron.launch({
    executablePath: electron,
    args: [
      await bundlePeers(),
      `--user-data-dir=${join(folder, 'window')}`,
      '--disable-gpu',
      ...UNHURRIED,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    timeout: 60_000,
  });
  const page: Page = await app.firstWindow();
  await page.waitForLoadState('load');
  await page.evaluate((students) => (globalThis as unknown as PageGlobal).peers.prepare(students), PEER_STUDENTS);
  await app.evaluate(
    (_, { libsql, file, rows }) => {
      const main = globalThis as unknown as MainGlobal;
      main.bare = main.openBare(libsql, file, rows);
    },
    { libsql: join(PROJECT_ROOT, 'node_modules/libsql'), file: join(folder, 'bare.db'), rows: PEER_STUDENTS },
  );
  return {
    bareCommit: (student, product) =>
      app.evaluate((_, [row, value]) => (globalThis as unknown as MainGlobal).bare(row, value), [
        student,
        product,
      ] as const),
    pouchdb: (student, product) =>
      page.evaluate(([row, value]) => (globalThis as unknown as PageGlobal).peers.pouchdb(row, value), [
        student,
        product,
      ] as const),
    rxdb: (student, product) =>
      page.evaluate(([row, value]) => (globalThis as unknown as PageGlobal).peers.rxdb(row, value), [
        student,
        product,
      ] as const),
    load: async (engine, lines) => {
      let took = 0;
      for (const { table, rows } of lines) {
        took += await page.evaluate(
          ([name, kind, some]) =>
            (globalThis as unknown as PageGlobal).peers.load(name, kind, some as { id: string }[]),
          [engine, table, rows] as const,
        );
      }
      return took;
    },
    replicate: (documents, url) =>
      page.evaluate(([count, to]) => (globalThis as unknown as PageGlobal).peers.replicate(count, to), [
        documents,
        url,
      ] as const),
    stop: () => app.close(),
  };
}

async function bundlePeers(): Promise<string> {
  const outDir = join(PROJECT_ROOT, 'out/bench/peers');
  const source = join(PROJECT_ROOT, 'test/bench/peers');
  await build({
    configFile: false,
    root: source,
    logLevel: 'error',
    // The page is loaded from a file, where scripts may not be modules.
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome114',
      lib: { entry: 'page.ts', formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  for (const file of ['index.html', 'main.cjs']) await copyFile(join(source, file), join(outDir, file));
  await writeFile(join(outDir, 'package.json'), JSON.stringify({ name: 'peers', version: '1.0.0', main: 'main.cjs' }));
  return outDir;
}
