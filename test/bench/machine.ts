import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { PROJECT_ROOT } from '../e2e/application.ts';

/** What the numbers were measured on. */
export function describeMachine(electron: string): Readonly<Record<string, string | number>> {
  return {
    system: `${platform()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    electron: said(electron, ['--version']),
    commit: said('git', ['rev-parse', 'HEAD']),
  };
}

function said(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}
