import { describe, expect, it } from 'vitest';
import { createIsOurs } from './origin.ts';
import { isPermitted, restrictPermissions } from './permissions.ts';

const isOurs = createIsOurs(null);
const denied = [
  'accessibility-events',
  'ambient-light-sensor',
  'background-sync',
  'clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
  '',
];

describe('permissions of a page', () => {
  it.each(denied)('%s is denied even to our own page', (permission) => {
    expect(isPermitted(permission, 'app://seatwise/', true, isOurs)).toBe(false);
  });

  it('putting text on the clipboard is for the main frame of our own page', () => {
    const permission = 'clipboard-sanitized-write';
    expect(isPermitted(permission, 'app://seatwise/', true, isOurs)).toBe(true);
    expect(isPermitted(permission, 'app://seatwise/', false, isOurs)).toBe(false);
    expect(isPermitted(permission, 'app://seatwise.example/', true, isOurs)).toBe(false);
    expect(isPermitted(permission, 'https://example.org/', true, isOurs)).toBe(false);
  });

  it('requests, checks and devices are all answered', () => {
    const answers: unknown[] = [];
    const session = {
      setPermissionRequestHandler: (handler: (...given: unknown[]) => void) => {
        const details = { requestingUrl: 'app://seatwise/', isMainFrame: true };
        handler(null, 'geolocation', (granted: boolean) => answers.push(granted), details);
        handler(null, 'clipboard-sanitized-write', (granted: boolean) => answers.push(granted), details);
      },
      setPermissionCheckHandler: (handler: (...given: unknown[]) => boolean) => {
        answers.push(handler(null, 'media', 'app://seatwise/', { isMainFrame: true }));
        answers.push(handler(null, 'clipboard-sanitized-write', 'app://seatwise/', { isMainFrame: true }));
      },
      setDevicePermissionHandler: (handler: (details: unknown) => boolean) => answers.push(handler({})),
    };
    restrictPermissions(session, isOurs, () => undefined);
    expect(answers).toEqual([false, true, false, true, false]);
  });
});
