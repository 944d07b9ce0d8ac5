import { describe, expect, it } from 'vitest';
import { createIsOurs } from './origin.ts';
import { isRequestAllowed } from './requestGuard.ts';

describe('requests of a window', () => {
  it.each(['https://example.org/', 'http://127.0.0.1:4000/v1/server', 'ws://localhost/', 'file:///etc/passwd', 'x'])(
    'never go to %s',
    (url) => expect(isRequestAllowed(url, createIsOurs(null))).toBe(false),
  );

  it('go to the bundler’s server in development, its socket included, and nowhere else', () => {
    const devUrl = 'http://localhost:5173';
    const isAllowed = (url: string) => isRequestAllowed(url, createIsOurs(devUrl));
    expect(isAllowed('http://localhost:5173/app/main.tsx')).toBe(true);
    expect(isAllowed('ws://localhost:5173/?token=x')).toBe(true);
    expect(isAllowed('http://localhost:4000/')).toBe(false);
    expect(isAllowed('wss://localhost:5173/')).toBe(false);
    expect(isAllowed('https://example.org/')).toBe(false);
  });
});
