import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { guardContents } from './contentsGuard.ts';
import { createIsOurs } from './origin.ts';

/** As much of a page as is guarded: its events, and the handler of new windows. */
function createContents() {
  const events = new EventEmitter();
  let openHandler: ((details: { url: string }) => unknown) | undefined;
  const contents = Object.assign(events, {
    setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
      openHandler = handler;
    },
  });
  return {
    contents: contents as unknown as WebContents,
    open: (url: string) => openHandler?.({ url }),
    /** Tells the page's listeners; true when one of them prevented what was about to happen. */
    isPrevented: (name: string, details: Record<string, unknown>, ...more: unknown[]) => {
      let prevented = false;
      const event = { ...details, preventDefault: () => (prevented = true) };
      expect(events.listenerCount(name)).toBeGreaterThan(0);
      events.emit(name, event, ...more);
      return prevented;
    },
  };
}

describe('the guard on every page', () => {
  let page: ReturnType<typeof createContents>;
  let external: string[];
  const elsewhere = [
    'https://example.org/',
    'app://seatwise.example/',
    'app://seatwise@example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
  ];

  beforeEach(() => {
    page = createContents();
    external = [];
    guardContents(page.contents, {
      isOurs: createIsOurs(null),
      openExternal: (url) => void external.push(url),
      log: () => undefined,
    });
  });

  it.each(elsewhere)('keeps the window from going to %s', (url) => {
    expect(page.isPrevented('will-navigate', { url, isMainFrame: true }, url)).toBe(true);
    expect(page.isPrevented('will-redirect', { url, isMainFrame: true }, url, false, true)).toBe(true);
    expect(external).toEqual([]);
  });

  it.each([...elsewhere, 'app://seatwise/'])('lets no frame inside the page load %s', (url) => {
    expect(page.isPrevented('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
    expect(page.isPrevented('will-redirect', { url, isMainFrame: false }, url, false, false)).toBe(true);
  });

  it('lets our own page load again', () => {
    const url = 'app://seatwise/index.html';
    expect(page.isPrevented('will-navigate', { url, isMainFrame: true }, url)).toBe(false);
    expect(page.isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
  });

  it('sends a listed link to the operating system instead', () => {
    const url = 'https://support.clever.com/';
    expect(page.isPrevented('will-navigate', { url, isMainFrame: true }, url)).toBe(true);
    expect(page.open(url)).toEqual({ action: 'deny' });
    expect(external).toEqual([url, url]);
  });

  it.each([...elsewhere, 'app://seatwise/'])('opens no window for %s', (url) => {
    expect(page.open(url)).toEqual({ action: 'deny' });
    expect(external).toEqual([]);
  });

  it('attaches no webview', () => {
    expect(page.isPrevented('will-attach-webview', {}, {}, {})).toBe(true);
  });
});
