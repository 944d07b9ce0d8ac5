import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './paths.mjs';
import { closingLine, sumCheck, sumVitest } from './testSummary.mjs';

const use = `import { expect, it } from 'vitest';\n`;
const suites = {
  good: `${use} it('one', () => expect(1).toBe(1)); it('two', () => {});`,
  mixed: `${use} it('good', () => {}); it('bad', () => expect(1).toBe(2)); it.skip('skipped', () => {});`,
  unreadable: `${use} throw new Error('at import');`,
  unhandled: `${use} it('good', async () => { void Promise.reject(new Error('nobody waits')); await new Promise((r) => setTimeout(r, 20)); });`,
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seatwise-summary-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(suites)) writeFileSync(join(folder, `${name}.test.ts`), text);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs vitest for real on one of the files above. */
async function sumOf(name: keyof typeof suites | 'absent') {
  const report = join(folder, `${name}.json`);
  const args = ['run', `${name}.test.ts`, '--reporter=json', `--outputFile.json=${report}`];
  const code = await new Promise<number>((done) => {
    execFile(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], { cwd: folder }, (error) =>
      done(error ? Number(error.code) : 0),
    );
  });
  return sumVitest(name, JSON.parse(readFileSync(report, 'utf8')), code);
}

describe('the sum of a run of tests', { timeout: 120_000 }, () => {
  it('counts each test that passed', async () => {
    expect(await sumOf('good')).toEqual({ name: 'good', passed: 2, failed: 0 });
  });

  it('counts a skipped test as failed', async () => {
    expect(await sumOf('mixed')).toEqual({ name: 'mixed', passed: 1, failed: 2 });
  });

  it('counts a file that could not be read as one failure', async () => {
    expect(await sumOf('unreadable')).toEqual({ name: 'unreadable', passed: 0, failed: 1 });
  });

  it('counts an error that no test caught as one failure', async () => {
    expect(await sumOf('unhandled')).toMatchObject({ passed: 1, failed: 1 });
  });

  it('fails when there was no test, and when there is no report', async () => {
    expect(await sumOf('absent')).toMatchObject({ passed: 0, failed: 1 });
    expect(sumVitest('crashed', null, 139)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the closing line', () => {
  it('sums up all steps, a check as one', () => {
    const results = [sumCheck('lint', 0), sumCheck('types', 2), { name: 'unit', passed: 40, failed: 1 }];
    expect(closingLine(results)).toBe('41 passed, 2 failed');
  });
});
