import { describe, expect, it } from 'vitest';
import { sandboxCanStart } from './chromiumSandbox.mjs';
import { hasDisplay } from './display.mjs';
import { electronSwitches } from './electronApp.mjs';
import { userFolder } from './paths.mjs';

describe('a display', () => {
  it('is there with X or Wayland on Linux, and always elsewhere', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '', WAYLAND_DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':1' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});

describe("the switches that a system's Electron gets", () => {
  it('turn the sandbox off for root and for nobody else', () => {
    expect(electronSwitches({ isRoot: true, env: { DISPLAY: ':0' }, platform: 'linux' })).toEqual(['--no-sandbox']);
    expect(electronSwitches({ isRoot: false, env: { DISPLAY: ':0' }, platform: 'linux' })).toEqual([]);
    expect(electronSwitches({ isRoot: false, env: {}, platform: 'win32' })).toEqual([]);
  });

  it('name Wayland where there is no X', () => {
    const env = { WAYLAND_DISPLAY: 'wayland-0' };
    expect(electronSwitches({ isRoot: false, env, platform: 'linux' })).toEqual(['--ozone-platform=wayland']);
    expect(electronSwitches({ isRoot: false, env: { ...env, DISPLAY: ':0' }, platform: 'linux' })).toEqual([]);
  });
});

describe("Chromium's sandbox", () => {
  it.each([
    ['user namespaces are allowed', { namespaces: true, helper: null }, true],
    ['neither namespaces nor a helper are there', { namespaces: false, helper: null }, false],
    ['the helper is not set-uid', { namespaces: false, helper: { uid: 0, mode: 0o100755 } }, false],
    ['the helper is not owned by root', { namespaces: false, helper: { uid: 1000, mode: 0o104755 } }, false],
    ['the helper is set-uid root', { namespaces: false, helper: { uid: 0, mode: 0o104755 } }, true],
  ])('when %s', (_case, system, can) => {
    expect(sandboxCanStart(system)).toBe(can);
  });
});

describe("a user's folders", () => {
  it("are where each system keeps them, or where the person's environment says", () => {
    expect(userFolder('cache', 'linux', {}, '/home/ada')).toBe('/home/ada/.cache');
    expect(userFolder('data', 'linux', {}, '/home/ada')).toBe('/home/ada/.local/share');
    expect(userFolder('data', 'linux', { XDG_DATA_HOME: '/data' }, '/home/ada')).toBe('/data');
    expect(userFolder('cache', 'darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Caches');
    expect(userFolder('data', 'win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Users\\ada')).toBe('C:\\Local');
  });
});
