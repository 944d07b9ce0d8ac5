import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuseDifferences, fuseNames, readFuses } from './fuseWire.mjs';
import { root } from './paths.mjs';

/** The fuses of electron-builder.yml: a flat block of `name: true` lines, so that no YAML library is needed. */
function configuredFuses(): Record<string, boolean> {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '';
  const lines = block.matchAll(/^ {2}(\w+): (true|false)$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value]) => [name, value === 'true']));
}

const marker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = (text: string) =>
  Buffer.from(`\x7fELF…${marker}\x01${String.fromCharCode(text.length)}${text}…`, 'latin1');

describe('the fuses', () => {
  it('are all spelled out in electron-builder.yml, each with the safe value', () => {
    expect(configuredFuses()).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(Object.keys(configuredFuses())).toEqual([...fuseNames]);
  });

  it('are read back from an executable', () => {
    expect(readFuses(wire('10r'))).toEqual({
      runAsNode: 'on',
      enableCookieEncryption: 'off',
      enableNodeOptionsEnvironmentVariable: 'removed',
    });
  });

  it('are refused from a file that is no Electron, or of a version that is not known', () => {
    expect(() => readFuses(Buffer.from('#!/bin/sh'))).toThrow('not an Electron');
    expect(() => readFuses(Buffer.from(`${marker}\x02\x011`))).toThrow('Version 2');
  });

  it('are right when the executable has what was asked for; an older one may lack the newest', () => {
    expect(fuseDifferences(configuredFuses(), readFuses(wire('01001100')))).toEqual([]);
    expect(fuseDifferences(configuredFuses(), readFuses(wire('0100110')))).toEqual([]);
  });

  it('are wrong when one differs, was removed, or was never asked for', () => {
    expect(fuseDifferences(configuredFuses(), readFuses(wire('11001100')))).toEqual([
      'runAsNode is on, and should be off',
    ]);
    expect(fuseDifferences(configuredFuses(), readFuses(wire('0r001100')))).toHaveLength(1);
    expect(fuseDifferences({}, readFuses(wire('0')))).toEqual(['runAsNode is not spelled out']);
  });
});
