import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answer, appScheme } from './appProtocol.ts';
import { createIsOurs } from './origin.ts';

describe('the app:// protocol', () => {
  let folder: string;
  const ask = (url: string, method = 'GET') => answer({ url, method }, join(folder, 'renderer'), createIsOurs(null));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-protocol-'));
    await mkdir(join(folder, 'renderer/assets'), { recursive: true });
    const page = '<meta property="csp-nonce" nonce="%CSP_NONCE%"><style nonce="%CSP_NONCE%"></style>';
    await writeFile(join(folder, 'renderer/index.html'), page);
    await writeFile(join(folder, 'renderer/assets/a.js'), 'run("%CSP_NONCE%")');
    await writeFile(join(folder, 'secret.json'), '{}');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is a standard, secure scheme', () => {
    expect(appScheme).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
    expect(appScheme.privileges).not.toHaveProperty('bypassCSP');
    expect(appScheme.privileges).not.toHaveProperty('corsEnabled');
  });

  it('gives the page and its policy the same nonce, another one each time', async () => {
    const nonces = [];
    for (let round = 0; round < 2; round += 1) {
      const response = await ask('app://seatwise/');
      const html = await response.text();
      const [, nonce] = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(html) ?? [];
      expect(html).toBe(`<meta property="csp-nonce" nonce="${nonce}"><style nonce="${nonce}"></style>`);
      expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('asks for no process of its own, which would throw away the one that was started for the window', async () => {
    expect((await ask('app://seatwise/')).headers.has('cross-origin-opener-policy')).toBe(false);
  });

  it('gives other files as they are', async () => {
    const response = await ask('app://seatwise/assets/a.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('run("%CSP_NONCE%")');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'get'])('answers no %s', async (method) => {
    const response = await ask('app://seatwise/', method);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
  });

  it.each([
    'app://other/index.html',
    'app://seatwise/..%2fsecret.json',
    'app://seatwise/missing.js',
    'app://seatwise/assets',
  ])('has nothing at %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
