import { describe, expect, it } from 'vitest';
import { parseServerAddress } from './serverAddress.ts';

describe('a server address', () => {
  it.each([
    ['https://licenses.example.org', 'https://licenses.example.org'],
    ['https://licenses.example.org/', 'https://licenses.example.org'],
    ['  https://Licenses.Example.org/api/  ', 'https://licenses.example.org/api'],
    ['licenses.example.org', 'https://licenses.example.org'],
    ['licenses.example.org:8443', 'https://licenses.example.org:8443'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://localhost:4000/', 'http://localhost:4000'],
    ['localhost:4000', 'http://localhost:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
    ['http://127.1:4000', 'http://127.0.0.1:4000'],
  ])('%s is taken', (typed, base) => {
    expect(parseServerAddress(typed)?.base).toBe(base);
  });

  it.each([
    'http://licenses.example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://127.0.0.1@example.org',
    'https://user:secret@example.org',
    'http://10.0.0.5:4000',
    'http://0.0.0.0:4000',
    'ftp://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://example.org/?a=1',
    'https://example.org/#a',
    'https://',
    'not an address',
    '',
  ])('%s is not', (typed) => {
    expect(parseServerAddress(typed)).toBeNull();
  });
});
