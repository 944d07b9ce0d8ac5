import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSettings } from './settings.ts';

// electron-store asks the `electron` package for the app; outside Electron that is a path, and the first question a
// download, unless the path is given.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= 'not-used';
});

const defaults = {
  serverUrl: '',
  theme: 'system',
  contrast: 'system',
  textSize: 100,
  lockAfter: 10,
  firstSchools: {},
  lastAccountKey: null,
  window: null,
};

describe('settings', () => {
  let folder: string;
  let events: string[];
  const open = () => openSettings(folder, (_level, event) => void events.push(event));
  const write = (text: string) => writeFile(join(folder, 'settings.json'), text);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-settings-'));
    events = [];
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('begin with defaults', () => {
    expect(open().get()).toEqual(defaults);
    expect(events).toEqual([]);
  });

  it('are there again at the next start', async () => {
    const window = { x: -5, y: 10, width: 1300, height: 700, maximized: true };
    const settings = open();
    settings.set({ theme: 'dark', serverUrl: 'https://licenses.example.org' });
    settings.set({ window, lastAccountKey: 'abc_DEF-1' });
    await settings.flush();
    const again = {
      ...defaults,
      theme: 'dark',
      serverUrl: 'https://licenses.example.org',
      window,
      lastAccountKey: 'abc_DEF-1',
    };
    expect(settings.get()).toEqual(again);
    expect(open().get()).toEqual(again);
  });

  it.each([
    ['no JSON', '{"theme": "dar'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a size that nobody can choose', '{"textSize": 3000}'],
    ['a theme that does not exist', '{"theme": "pink"}'],
    ['an account key that is a path', '{"lastAccountKey": "../../etc"}'],
    ['a window without a size', '{"window": {"x": 0, "y": 0, "width": 0, "height": 0, "maximized": false}}'],
  ])('that hold %s are set aside, and the defaults are used', async (_name, text) => {
    await write(text);
    const settings = open();
    expect(settings.get()).toEqual(defaults);
    expect(events).toEqual(['settings.setAside']);
    settings.set({ theme: 'light' });
    await settings.flush();
    expect(open().get()).toEqual({ ...defaults, theme: 'light' });
    const [kept = ''] = (await readdir(folder)).filter((name) => name.startsWith('settings.damaged-'));
    expect(await readFile(join(folder, kept), 'utf8')).toBe(text);
  });

  it('leave alone what a newer Seatwise has written beside them', async () => {
    await write('{"theme": "dark", "voice": 2}');
    const settings = open();
    settings.set({ theme: 'light' });
    await settings.flush();
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual({ theme: 'light', voice: 2 });
  });

  it('that have ended are written no more, so that the file can be removed', async () => {
    const settings = open();
    settings.set({ theme: 'dark' });
    await settings.end();
    await rm(join(folder, 'settings.json'));
    settings.set({ textSize: 150 });
    await settings.flush();
    expect(settings.get().textSize).toBe(150);
    expect(await readdir(folder)).toEqual([]);
  });

  it('hold until the app ends when the disk refuses them', async () => {
    const settings = open();
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    settings.set({ theme: 'dark' });
    await settings.flush();
    expect(settings.get().theme).toBe('dark');
    expect(events).toEqual(['settings.notKept']);
  });
});
