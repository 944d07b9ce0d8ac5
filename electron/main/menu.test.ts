import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate, type MenuCommand } from './menu.ts';

const flatten = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);

describe('the native menu', () => {
  it('runs commands of the app', () => {
    const ran: MenuCommand[] = [];
    const items = flatten(menuTemplate({ isMac: false, devTools: false, run: (command) => void ran.push(command) }));
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(ran).toEqual(['sync.now', 'go.dashboard', 'go.classes', 'go.activity']);
    expect(items.find((item) => item.id === 'sync.now')?.accelerator).toBe('F5');
  });

  it('has no reload, and developer tools only under development', () => {
    const roles = (devTools: boolean) =>
      flatten(menuTemplate({ isMac: true, devTools, run: () => undefined })).map((item) => item.role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
    expect(roles(true)).not.toContain('forceReload');
    expect(roles(true)).not.toContain('viewMenu');
  });

  it('begins with the app’s own menu on a Mac only', () => {
    const first = (isMac: boolean) => menuTemplate({ isMac, devTools: false, run: () => undefined })[0];
    expect(first(true)?.role).toBe('appMenu');
    expect(first(false)?.label).toBe('File');
  });
});
