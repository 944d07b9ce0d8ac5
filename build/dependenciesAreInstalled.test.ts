import { describe, expect, it } from 'vitest';
import { dependenciesAreInstalled } from './dependenciesAreInstalled.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/@libsql/darwin-arm64': { version: '0.5.29', optional: true },
  },
};

describe('whether the packages are installed', () => {
  it('is no when nothing is installed', () => {
    expect(dependenciesAreInstalled(wanted, null)).toBe(false);
    expect(dependenciesAreInstalled(wanted, {})).toBe(false);
  });

  it("is yes without another system's binaries", () => {
    expect(dependenciesAreInstalled(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true);
  });

  it('is no when a package has another version', () => {
    expect(dependenciesAreInstalled(wanted, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(false);
  });

  it('is no when a package is missing, or an optional one has another version', () => {
    expect(dependenciesAreInstalled(wanted, { packages: {} })).toBe(false);
    const old = { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/@libsql/darwin-arm64': { version: '0.5.1' } };
    expect(dependenciesAreInstalled(wanted, { packages: old })).toBe(false);
  });
});
