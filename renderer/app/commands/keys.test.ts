import { describe, expect, it } from 'vitest';
import { commandCatalog, commandIds } from '../../../shared/commands/catalog.ts';
import { matchesKeys, shownKeys, spokenKeys, type Pressed } from './keys.ts';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the keys of a command', () => {
  it('are Ctrl on one computer and Cmd on another, never both', () => {
    const keys = 'CmdOrCtrl+Z';
    expect(matchesKeys(keys, press('z', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys(keys, press('z', { metaKey: true }), false)).toBe(false);
    expect(matchesKeys(keys, press('z', { metaKey: true }), true)).toBe(true);
    expect(matchesKeys(keys, press('z', { ctrlKey: true }), true)).toBe(false);
    expect(matchesKeys(keys, press('z', { ctrlKey: true, metaKey: true }), false)).toBe(false);
  });

  it('are not those of another command with one key more', () => {
    expect(matchesKeys('CmdOrCtrl+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesKeys('CmdOrCtrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('F5', press('F5', { ctrlKey: true }), false)).toBe(false);
  });

  it('take a sign however the keyboard makes it', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('?', press('?'), false)).toBe(true);
  });

  it('are shown the way each computer writes them', () => {
    expect(shownKeys('CmdOrCtrl+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shownKeys('CmdOrCtrl+Shift+Z', true)).toBe('⇧⌘Z');
    expect(shownKeys('Alt+Left', false)).toBe('Alt+←');
    expect(spokenKeys('CmdOrCtrl+K', false)).toBe('Control+K');
    expect(spokenKeys('Alt+Left', true)).toBe('Alt+ArrowLeft');
  });

  it('belong to one command each', () => {
    const all = commandIds.map((id) => commandCatalog[id].keys).filter((keys) => keys !== null);
    expect(new Set(all).size).toBe(all.length);
  });
});
