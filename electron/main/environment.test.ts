import { describe, expect, it } from 'vitest';
import { isLoopback, readEnvironment } from './environment.ts';

describe('what is set from outside', () => {
  const read = (env: Record<string, string>, packaged: boolean, ...args: string[]) =>
    readEnvironment({ env, args: ['seatwise', ...args], packaged });
  const dev = { ELECTRON_RENDERER_URL: 'http://localhost:5173' };

  it('names the licensing API', () => {
    expect(read({ SEATWISE_API_URL: ' http://127.0.0.1:4000 ' }, true).apiUrl).toBe('http://127.0.0.1:4000');
    expect(read({ SEATWISE_API_URL: '' }, true).apiUrl).toBeNull();
    expect(read({}, true).apiUrl).toBeNull();
  });

  it('names the page under development, on this computer and never when packaged', () => {
    expect(read(dev, false).devUrl).toBe('http://localhost:5173');
    expect(read(dev, true).devUrl).toBeNull();
    expect(read({ ELECTRON_RENDERER_URL: 'https://example.org' }, false).devUrl).toBeNull();
  });

  it('opens the gallery of components in development, and only there', () => {
    expect(read(dev, false).pageUrl).toBe('http://localhost:5173');
    expect(read(dev, false, '--gallery').pageUrl).toBe('http://localhost:5173/gallery/index.html');
    expect(read(dev, true, '--gallery').pageUrl).toBeNull();
    expect(read({}, false, '--gallery').pageUrl).toBeNull();
  });
});

describe('an address on this computer', () => {
  it.each(['http://localhost:1', 'http://127.0.0.1', 'https://127.8.9.1:443/x', 'http://[::1]:8080'])('%s is', (url) =>
    expect(isLoopback(url)).toBe(true),
  );

  it.each([
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://127.0.0.1@example.org',
    'http://10.0.0.1',
    'http://[::2]',
    'ftp://localhost',
    'localhost',
    '',
  ])('%s is not', (url) => expect(isLoopback(url)).toBe(false));
});
