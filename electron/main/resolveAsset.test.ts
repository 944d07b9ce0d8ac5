import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIsOurs } from './origin.ts';
import { resolveAsset } from './resolveAsset.ts';

const root = resolve('/somewhere/renderer');
const find = (url: string) => resolveAsset(root, url, createIsOurs(null));

describe('a file behind app://', () => {
  it.each([
    ['app://seatwise/', 'index.html', 'text/html; charset=utf-8'],
    ['app://seatwise/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://seatwise/index.html?from=test#/classes', 'index.html', 'text/html; charset=utf-8'],
    ['app://seatwise/assets/index-D_1.js', 'assets/index-D_1.js', 'text/javascript; charset=utf-8'],
    ['app://seatwise/assets/inter.woff2', 'assets/inter.woff2', 'font/woff2'],
    ['app://seatwise/guides/Getting%20started.pdf', 'guides/Getting started.pdf', 'application/pdf'],
    // The URL parser itself walks up, and ends at the top of the root.
    ['app://seatwise/../../index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://seatwise/%2e%2e/%2e%2e/index.html', 'index.html', 'text/html; charset=utf-8'],
  ])('%s is %s', (url, path, mimeType) => {
    expect(find(url)).toEqual({ file: join(root, path), mimeType });
  });

  it.each([
    'app://seatwise/..%2findex.html',
    'app://seatwise/..%2F..%2f..%2fetc/passwd.txt',
    'app://seatwise/assets/..%2f..%2findex.html',
    'app://seatwise/%252e%252e/index.html',
    'app://seatwise/..%5c..%5cindex.html',
    'app://seatwise/assets\\..\\..\\index.html%00.js',
    'app://seatwise/index.html%00',
    'app://seatwise/C:%5cWindows%5cwin.html',
    'app://seatwise/C:/Windows/win.html',
    'app://seatwise/index.html::$DATA',
    'app://seatwise/index.html.',
    'app://seatwise/index.html%20',
    'app://seatwise/.hidden/x.js',
    'app://seatwise//etc/passwd.txt',
    'app://seatwise/assets//x.js',
    'app://seatwise/assets/',
    'app://seatwise/assets',
    'app://seatwise/%E0%A4%A.js',
    'app://seatwise/tool.exe',
    'app://seatwise/module.node',
    'app://seatwise.example/index.html',
    'app://other/index.html',
    'app://user@seatwise/index.html',
    'file:///somewhere/renderer/index.html',
    'https://seatwise/index.html',
    'not a url',
  ])('%s is not there', (url) => expect(find(url)).toBeNull());

  it('never lies outside the root, whatever is asked', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      '%00',
      '%25',
      'a',
      'C:',
      '~',
      'x.js',
      '.js',
    );
    const path = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(path, (text) => {
        const asset = find(`app://seatwise/${text}`);
        return asset === null || resolve(asset.file).startsWith(root + sep);
      }),
      { numRuns: 500 },
    );
  });
});
