import { describe, expect, it } from 'vitest';
import type { Preferences } from '../../shared/contract/ipcMain.ts';
import { createPreferences } from './preferences.ts';
import type { SettingsValues } from './settings.ts';

const normal: Preferences = { contrast: 'system', textSize: 100, lockAfter: 10, firstSchools: {} };

function create() {
  let values = {
    serverUrl: '',
    theme: 'system',
    lastAccountKey: null,
    window: null,
    ...normal,
  } as SettingsValues;
  const done: string[] = [];
  const preferences = createPreferences({
    settings: { get: () => values, set: (changed) => void (values = { ...values, ...changed }) },
    windows: {
      all: () => [{ webContents: { setZoomFactor: (factor) => void done.push(`zoom ${factor}`) } }],
      send: (event) => void done.push(JSON.stringify(event)),
    },
  });
  return { ...preferences, done, values: () => values };
}

describe('preferences', () => {
  it('are kept, shown and told to every window', async () => {
    const { handlers, done, values } = create();
    await handlers['preferences.set']({ ...normal, textSize: 150 }, 1);
    expect(values().textSize).toBe(150);
    expect(done).toEqual([
      'zoom 1.5',
      '{"type":"preferences","preferences":{"contrast":"system","textSize":150,"lockAfter":10,"firstSchools":{}}}',
    ]);
  });

  it('with the same size zoom nothing', async () => {
    const { handlers, done } = create();
    await handlers['preferences.set']({ ...normal, contrast: 'more' }, 1);
    expect(done).toHaveLength(1);
  });

  it('make text larger and smaller by steps, not beyond the last', () => {
    const { stepTextSize, values } = create();
    const sizes = ([1, 1, 1, 1, 1, 1, 1, -1, 0, -1] as const).map((step) => {
      stepTextSize(step);
      return values().textSize;
    });
    expect(sizes).toEqual([110, 125, 150, 175, 200, 200, 200, 175, 100, 100]);
  });
});
