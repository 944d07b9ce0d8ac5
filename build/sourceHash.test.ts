import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceHash } from './sourceHash.mjs';

let base: string;
const hash = () => sourceHash(base, ['app', 'config.ts', 'absent']);

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'seatwise-hash-'));
  mkdirSync(join(base, 'app/deep'), { recursive: true });
  writeFileSync(join(base, 'app/deep/a.ts'), 'a');
  writeFileSync(join(base, 'config.ts'), 'c');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('the hash of the sources', () => {
  it('is the same when nothing changed', () => {
    expect(hash()).toBe(hash());
  });

  it('changes with a content, a name, and a new file', () => {
    const seen = new Set([hash()]);
    writeFileSync(join(base, 'app/deep/a.ts'), 'b');
    seen.add(hash());
    renameSync(join(base, 'app/deep/a.ts'), join(base, 'app/deep/b.ts'));
    seen.add(hash());
    writeFileSync(join(base, 'app/new.ts'), '');
    seen.add(hash());
    expect(seen.size).toBe(4);
  });

  it('does not change with a test, nor with a file that is not built', () => {
    const before = hash();
    writeFileSync(join(base, 'app/deep/a.test.ts'), 't');
    writeFileSync(join(base, 'README.md'), 'r');
    expect(hash()).toBe(before);
  });
});
