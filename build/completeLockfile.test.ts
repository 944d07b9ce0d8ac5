import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryFor, missingOptionalPackages } from './completeLockfile.mjs';
import { root } from './paths.mjs';

describe('the lockfile', () => {
  it("names every system's binaries, or `npm ci` refuses it (mend: node build/completeLockfile.mjs)", () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    expect(missingOptionalPackages(packages)).toEqual([]);
  });

  it('is known to lack a package that lies in no folder where Node would look', () => {
    const lint = { version: '1.0.0', dev: true, optionalDependencies: { 'lint-linux-x64': '1.0.0' } };
    const nested = { 'node_modules/tool/node_modules/lint': lint };
    const elsewhere = { 'node_modules/other/node_modules/lint-linux-x64': { version: '1.0.0' } };
    expect(missingOptionalPackages({ ...nested, ...elsewhere })).toEqual([
      { name: 'lint-linux-x64', version: '1.0.0', dev: true },
    ]);
    expect(missingOptionalPackages({ ...nested, 'node_modules/lint-linux-x64': { version: '1.0.0' } })).toEqual([]);
  });

  it('gets entries that npm leaves out on other systems', () => {
    expect(entryFor({ name: '@oxlint/binding-darwin-arm64', version: '1.94.0', dev: true })).toEqual({
      version: '1.94.0',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    });
    expect(entryFor({ name: '@x/linux-arm-gnueabihf', version: '1.0.0', dev: false })).toMatchObject({ cpu: ['arm'] });
    expect(() => entryFor({ name: 'cpu-features', version: '1.0.0', dev: false })).toThrow('by hand');
  });
});
