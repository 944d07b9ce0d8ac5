import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executableWithin, findElectronDist } from './electronDist.mjs';
import { integrityOf, npmElectronFits } from './npmElectron.mjs';
import { downloadMayBeTried } from './officialElectron.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seatwise-runtime-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an unpacked Electron', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('is found by its executable and its version on %s', (platform) => {
    const executable = join(folder, executableWithin(platform));
    mkdirSync(dirname(executable), { recursive: true });
    writeFileSync(executable, '');
    expect(findElectronDist(folder, platform)).toBeNull();
    writeFileSync(join(folder, 'version'), 'v45.4.1\n');
    expect(findElectronDist(folder, platform)).toEqual({ folder, executable, version: '45.4.1' });
  });

  it('is not found in an empty folder, nor in none', () => {
    expect(findElectronDist(folder)).toBeNull();
    expect(findElectronDist(join(folder, 'absent'))).toBeNull();
  });
});

describe('the official download', () => {
  const hour = 60 * 60 * 1000;
  const failure = { version: '45.4.1', reason: 'out of reach', at: 1_000_000_000 };

  it('is tried when it never failed, or failed for another version', () => {
    expect(downloadMayBeTried(null, '45.4.1', failure.at)).toBe(true);
    expect(downloadMayBeTried(failure, '46.0.0', failure.at + hour)).toBe(true);
  });

  it('is not tried again within a day of a failure', () => {
    expect(downloadMayBeTried(failure, '45.4.1', failure.at + 23 * hour)).toBe(false);
    expect(downloadMayBeTried(failure, '45.4.1', failure.at + 24 * hour)).toBe(true);
  });

  it('is tried when the clock has been put back', () => {
    expect(downloadMayBeTried(failure, '45.4.1', failure.at - hour)).toBe(true);
  });
});

describe('the Electron of the npm package', () => {
  it('serves Linux on x64 only', () => {
    expect(npmElectronFits('linux', 'x64')).toBe(true);
    expect(npmElectronFits('linux', 'arm64')).toBe(false);
    expect(npmElectronFits('darwin', 'x64')).toBe(false);
  });

  it('is known by a sha512 in the form of the npm registry', async () => {
    const file = join(folder, 'archive.tgz');
    writeFileSync(file, 'abc');
    expect(await integrityOf(file)).toBe(
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    );
  });
});
