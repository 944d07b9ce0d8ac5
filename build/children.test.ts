import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ended, run, startChild, stopChild } from './children.mjs';

/** Whether a process runs; one that is dead and not yet waited for by its parent does not. */
function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .startsWith('Z');
  } catch {
    return false;
  }
}

/** Starts a Node that starts another one, writes down its pid, and then runs the given line. */
async function startFamily(then: string) {
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-children-'));
  const file = join(folder, 'pid');
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    require('node:fs').writeFileSync(${JSON.stringify(file)}, String(child.pid));
    ${then}`;
  const child = startChild(process.execPath, ['-e', script], { stdio: 'ignore' });
  const grandchild = await vi.waitFor(() => {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!pid) throw new Error('not yet');
    return pid;
  }, 10_000);
  rmSync(folder, { recursive: true });
  return { child, grandchild };
}

describe('a started program', { timeout: 60_000 }, () => {
  it('is stopped with all that it started', async () => {
    const { child, grandchild } = await startFamily('');
    expect(isAlive(grandchild)).toBe(true);
    await stopChild(child);
    await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), 10_000);
  });

  it('is made to stop when it does not listen', async () => {
    const { child, grandchild } = await startFamily(`process.on('SIGTERM', () => {});`);
    await stopChild(child, 300);
    await vi.waitFor(() => expect([child.pid ?? 0, grandchild].filter(isAlive)).toEqual([]), 10_000);
  });

  it('leaves nothing behind when it ends by itself', async () => {
    const { child, grandchild } = await startFamily('process.exit(3);');
    expect(await ended(child)).toBe(3);
    await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), 10_000);
  });
});

describe('a program run to its end', { timeout: 30_000 }, () => {
  it('tells its exit code and what it printed', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 4;';
    const { code, output } = await run(process.execPath, ['-e', script]);
    expect(code).toBe(4);
    expect(output).toContain('out');
    expect(output).toContain('err');
  });

  it('is told apart when there is none of that name, and when it takes too long', async () => {
    expect(await run('no-such-program-here', [])).toMatchObject({ code: 127 });
    const forever = ['-e', 'setInterval(() => {}, 1000)'];
    expect(await run(process.execPath, forever, { timeoutMs: 300 })).toMatchObject({ code: 124 });
  });
});
