import { describe, expect, it } from 'vitest';
import { createIsOurs } from './origin.ts';

describe('a URL of ours', () => {
  const isOurs = createIsOurs(null);

  it.each(['app://seatwise/', 'app://seatwise/index.html', 'app://seatwise/assets/a.js?x#y', 'APP://seatwise/'])(
    '%s is ours',
    (url) => expect(isOurs(url)).toBe(true),
  );

  it.each([
    'app://seatwise.example/',
    'app://seatwise.example/app://seatwise/',
    'app://seatwise@example/',
    'app://example@seatwise/',
    'app://user:secret@seatwise/',
    'app://seatwise:8080/',
    'app://SEATWISE/',
    'app://sea\u200btwise/',
    'app:seatwise/',
    'app:/seatwise/',
    'app:///seatwise/',
    'apps://seatwise/',
    'app.seatwise://seatwise/',
    'https://seatwise/',
    'http://app://seatwise/',
    'file:///seatwise/index.html',
    'javascript:location="app://seatwise/"',
    'data:text/html,app://seatwise/',
    'blob:app://seatwise/0',
    'about:blank',
    '//seatwise/',
    'seatwise',
    '',
  ])('%s only looks like it', (url) => expect(isOurs(url)).toBe(false));

  it('is the bundler’s server in development, and nothing else', () => {
    const isOursInDevelopment = createIsOurs('http://localhost:5173');
    expect(isOursInDevelopment('http://localhost:5173/index.html')).toBe(true);
    for (const url of [
      'http://localhost:51730/',
      'http://localhost:5173.example/',
      'http://localhost:5173@example/',
      'https://localhost:5173/',
      'http://127.0.0.1:5173/',
      'app://seatwise/',
    ]) {
      expect(isOursInDevelopment(url), url).toBe(false);
    }
  });
});
