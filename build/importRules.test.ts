import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './paths.mjs';

// Throwaway files, each in a folder whose rule it breaks (or keeps), linted once with the project's own configuration.

const refused: readonly (readonly [file: string, text: string, says: string])[] = [
  ['shared/roster/a1.ts', `import '../../electron/main/window.ts';`, 'nothing of ours outside shared'],
  ['shared/roster/a2.ts', `import '../../renderer/app/route.ts';`, 'nothing of ours outside shared'],
  ['shared/roster/a3.ts', `export * from '../../server/main.ts';`, 'nothing of ours outside shared'],
  ['shared/roster/a4.ts', `import 'react';`, 'zod and papaparse'],
  ['shared/roster/a5.ts', `import 'node:fs';`, 'zod and papaparse'],
  ['shared/roster/a6.ts', `export const a = import('../../server/main.ts');`, 'nothing of ours outside shared'],
  ['shared/roster/a7.test.ts', `import 'electron';`, 'tests in shared'],
  ['renderer/app/b1.tsx', `import '../../electron/preload/preload.ts';`, 'never electron'],
  ['renderer/app/b2.tsx', `import '../../server/main.ts';`, 'never electron'],
  ['renderer/app/b3.tsx', `import 'node:path';`, 'the renderer knows nothing of'],
  ['renderer/app/b4.tsx', `import 'electron';`, 'the renderer knows nothing of'],
  ['renderer/app/b5.tsx', `import 'axios';`, 'the renderer knows nothing of'],
  ['renderer/app/b7.tsx', `import { lazy } from 'react';\nexport const Part = lazy;`, 'is a loadable'],
  ['renderer/app/b6.test.tsx', `import '../../server/main.ts';`, 'never electron'],
  ['electron/main/c1.ts', `import '../../renderer/app/main.tsx';`, 'never renderer'],
  ['electron/main/c2.ts', `import '../../server/main.ts';`, 'never renderer'],
  ['electron/main/c3.ts', `import '../service/service.ts';`, 'a process of its own'],
  ['electron/main/c4.ts', `import '../../shared/licensing/decide.ts';`, 'license rules'],
  ['electron/main/c5.ts', `import 'libsql';`, 'no SQL'],
  ['electron/main/c6.ts', `import 'react';`, 'no UI'],
  ['electron/preload/d1.ts', `import '../main/window.ts';`, 'nothing else of ours'],
  ['electron/preload/d2.ts', `import 'electron-log';`, 'no library'],
  ['electron/service/e1.ts', `import 'electron';`, 'plain Node'],
  ['electron/service/e2.ts', `import type { App } from 'electron';\nexport type A = App;`, 'plain Node'],
  ['electron/service/store/e3.ts', `import 'electron-store';`, 'plain Node'],
  ['electron/service/store/e4.ts', `import '../../main/window.ts';`, 'plain Node'],
  ['electron/service/store/e5.ts', `import '../../../server/main.ts';`, 'never renderer'],
  ['server/routes/f1.ts', `import '../../electron/service/store.ts';`, 'never electron or renderer'],
  ['server/routes/f2.ts', `import '../../renderer/app/main.tsx';`, 'never electron or renderer'],
  ['server/routes/f3.ts', `import 'electron';`, 'neither Electron'],
  ['server/routes/f4.ts', `import 'libsql';`, 'neither Electron'],
  ['shared/cycle/one.ts', `import { two } from './two.ts';\nexport const one = () => two;`, 'cycle'],
  ['shared/cycle/two.ts', `import { one } from './one.ts';\nexport const two = () => one;`, 'cycle'],
  ['server/g1.ts', `const later = async () => 1;\nlater();\nexport {};`, 'Promises must be awaited'],
  [
    'server/g2.ts',
    `export function name(of: 'a' | 'b') {\n  switch (of) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}`,
    'not exhaustive',
  ],
  ['server/g3.ts', `export const x = (y: any) => String(y);`, 'Unexpected `any`'],
  ['server/g4.ts', `export const x = (y: string | null) => y!.length;`, 'non-null assertion'],
  ['server/g5.ts', `export default 1;`, 'default'],
  ['server/g6.ts', `${'// line\n'.repeat(400)}export {};`, 'too many lines'],
];

const accepted: readonly (readonly [file: string, text: string])[] = [
  [
    'shared/roster/z1.ts',
    `import 'zod';\nimport 'papaparse';\nimport '../licensing/decide.ts';\nimport './grades.ts';`,
  ],
  ['shared/roster/z2.test.ts', `import 'vitest';\nimport 'fast-check';\nimport 'node:fs/promises';\nimport './z1.ts';`],
  ['renderer/app/z3.tsx', `import 'react';\nimport 'zustand/vanilla';\nimport '../../shared/contract/view.ts';`],
  ['electron/main/z4.ts', `import 'electron';\nimport 'node:path';\nimport '../../shared/contract/ipcMain.ts';`],
  ['electron/preload/z5.ts', `import 'electron';\nimport '../../shared/contract/ipcMain.ts';`],
  [
    'electron/service/z6.ts',
    `import 'libsql';\nimport 'axios';\nimport 'node:fs';\nimport '../../shared/licensing/decide.ts';`,
  ],
  ['server/z7.ts', `import 'fastify';\nimport 'pg';\nimport '../shared/licensing/decide.ts';`],
];

/** What lint says, by file. */
const findings = new Map<string, string[]>();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seatwise-lint-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(join(root, name), join(folder, name));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, text] of [...refused, ...accepted]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  const args = [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=json', '.'];
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (_error, stdout) => done(stdout));
  });
  const report: { diagnostics: { filename: string; message: string; help?: string }[] } = JSON.parse(output);
  for (const { filename, message, help } of report.diagnostics) {
    findings.set(filename, [...(findings.get(filename) ?? []), `${message} ${help ?? ''}`]);
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('lint', () => {
  it.each(refused)('refuses %s', (file, _text, says) => {
    expect(findings.get(file)?.join('\n') ?? 'nothing was found').toContain(says);
  });

  it.each(accepted)('accepts %s', (file) => {
    const aboutImports = (findings.get(file) ?? []).filter((finding) => finding.includes('restricted'));
    expect(aboutImports).toEqual([]);
  });
});
