import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { commandEntry, commandIds, type CommandId } from '../../shared/commands/catalog.ts';
import { menuTemplate } from './menu.ts';

const flatten = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);

const steps: number[] = [];
const stepTextSize = (step: number): void => void steps.push(step);

describe('the native menu', () => {
  it('runs commands of the app, each once', () => {
    const ran: CommandId[] = [];
    const items = flatten(
      menuTemplate({ isMac: false, devTools: false, run: (command) => void ran.push(command), stepTextSize }),
    );
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(steps).toEqual([1, 1, -1, 0]);
    expect([...ran].sort()).toEqual(commandIds.filter((id) => commandEntry(id).menu !== null).sort());
    expect(items.find((item) => item.id === 'go.classes')?.label).toBe('My Classes && Students');
  });

  it('shows the keys of commands and leaves it to the window to hear them', () => {
    const items = flatten(menuTemplate({ isMac: false, devTools: false, run: () => undefined, stepTextSize }));
    const sync = items.find((item) => item.id === 'sync.now');
    expect(sync?.accelerator).toBe('F5');
    expect(sync?.registerAccelerator).toBe(false);
  });

  it('is one that Electron takes: each item has a label, a role or a type', () => {
    const items = flatten(menuTemplate({ isMac: false, devTools: true, run: () => undefined, stepTextSize }));
    expect(items.filter(({ label, role, type }) => !label && !role && !type)).toEqual([]);
  });

  it('has no reload, and developer tools only under development', () => {
    const roles = (devTools: boolean) =>
      flatten(menuTemplate({ isMac: true, devTools, run: () => undefined, stepTextSize })).map((item) => item.role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
    expect(roles(true)).not.toContain('forceReload');
    expect(roles(true)).not.toContain('viewMenu');
  });

  it('begins with the app’s own menu on a Mac only', () => {
    const first = (isMac: boolean) => menuTemplate({ isMac, devTools: false, run: () => undefined, stepTextSize })[0];
    expect(first(true)?.role).toBe('appMenu');
    expect(first(false)?.label).toBe('File');
  });
});
