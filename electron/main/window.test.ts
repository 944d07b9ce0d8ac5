import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { SettingsValues } from './settings.ts';
import { openWindow, windowOptions } from './window.ts';

describe('every window', () => {
  const options = windowOptions('/app/out/main', true, false);

  it('is isolated, sandboxed and without Node', () => {
    expect(options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
  });

  it('has no developer tools when packaged, and never fetches a dictionary', () => {
    expect(options.webPreferences).toMatchObject({ devTools: false, spellcheck: false });
    expect(windowOptions('/app/out/main', false, false).webPreferences?.devTools).toBe(true);
  });

  it('has the preload, the smallest size and the paper of its theme, and is not shown yet', () => {
    expect(options).toMatchObject({ minWidth: 1024, minHeight: 640, show: false, backgroundColor: '#f6f5f1' });
    expect(options.webPreferences?.preload).toBe(join('/app/out/preload/preload.cjs'));
    expect(windowOptions('/app/out/main', true, true).backgroundColor).toBe('#15171a');
  });
});

const preferences = { contrast: 'system', textSize: 100, lockAfter: 10, firstSchools: {} } as const;

/** A window that shows nothing, and writes down what is done to it. */
function open(saved: SettingsValues['window']) {
  const done: string[] = [];
  const kept: unknown[] = [];
  const contents = Object.assign(new EventEmitter(), { reload: () => done.push('reload') });
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    show: () => done.push('show'),
    maximize: () => done.push('maximize'),
    loadURL: async (url: string) => void done.push(`load ${url}`),
    getNormalBounds: () => ({ x: 1, y: 2, width: 1100, height: 700 }),
    isMaximized: () => true,
  });
  let made: BrowserWindowConstructorOptions = {};
  openWindow({
    create: (options) => {
      made = options;
      return window as unknown as BrowserWindow;
    },
    bundleFolder: '/app/out/main',
    url: 'app://seatwise/',
    isPackaged: true,
    isDark: false,
    workAreas: [{ x: 0, y: 0, width: 1920, height: 1080 }],
    settings: {
      get: () => ({ serverUrl: '', theme: 'system', ...preferences, lastAccountKey: null, window: saved }),
      set: (values) => void kept.push(values),
      flush: async () => undefined,
      end: async () => undefined,
    },
    log: () => undefined,
  });
  return { window, contents, done, kept, made };
}

describe('the window', () => {
  it('is shown when it has painted', () => {
    const { window, done } = open(null);
    expect(done).toEqual(['load app://seatwise/']);
    window.emit('ready-to-show');
    expect(done).toEqual(['load app://seatwise/', 'show']);
  });

  it('opens as it was closed', () => {
    const state = { x: 10, y: 20, width: 1100, height: 700, maximized: true };
    const { window, done, made, kept } = open(state);
    expect(made).toMatchObject({ x: 10, y: 20, width: 1100, height: 700 });
    window.emit('ready-to-show');
    expect(done).toContain('maximize');
    window.emit('close');
    expect(kept).toEqual([{ window: { x: 1, y: 2, width: 1100, height: 700, maximized: true } }]);
  });

  it('is shown also when its page does not load, but not for a frame inside it', () => {
    const { contents, done } = open(null);
    contents.emit('did-fail-load', {}, -20, '', 'https://example.org/', false);
    expect(done).not.toContain('show');
    contents.emit('did-fail-load', {}, -6, '', 'app://seatwise/', true);
    expect(done).toContain('show');
  });

  it('is loaded again when its page dies, but not over and over', () => {
    const { contents, done } = open(null);
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(done.filter((step) => step === 'reload')).toEqual(['reload']);
  });
});
